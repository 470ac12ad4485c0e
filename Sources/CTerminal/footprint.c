#define _GNU_SOURCE
#include "CTerminal.h"

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

void ct_share_heaps(void) {
    mallopt(M_ARENA_MAX, 2);
    // What each question takes and frees is kept for the next one, instead of being given back and asked for again.
    mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

// Only segments that can't be written to: nothing in there differs from the file, from where it comes again.
static int drop_program(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    (void)context;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
        if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0) continue;
        uintptr_t start = (object->dlpi_addr + segment->p_vaddr) & ~(page - 1);
        uintptr_t end = object->dlpi_addr + segment->p_vaddr + segment->p_memsz;
        madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 1; // the program itself is the first object
}

void ct_give_back(void) {
    dl_iterate_phdr(drop_program, NULL);
    malloc_trim(0);
}
