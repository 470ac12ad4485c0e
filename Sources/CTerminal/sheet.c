#include "internal.h"

#include <sys/mman.h>
#include <unistd.h>

// ncurses sends what it has at each move of its cursor, which wakes the terminal dozens of times for one picture. While
// it paints, its descriptor is a file in memory, so that all of it can be sent in one piece.

static int sheet = -1;
static int painter = -1; // the descriptor that ncurses writes to

void ct_open_sheet(int descriptor) {
    painter = descriptor;
    sheet = memfd_create("sheet", MFD_CLOEXEC);
}

void ct_close_sheet(void) {
    if (sheet >= 0) close(sheet);
    sheet = painter = -1;
}

int ct_begin_sheet(void) {
    return sheet >= 0 && lseek(sheet, 0, SEEK_SET) == 0 && dup2(sheet, painter) == painter;
}

size_t ct_end_sheet(void) {
    dup2(ct_rescue.output, painter);
    off_t count = lseek(sheet, 0, SEEK_CUR);
    return count > 0 ? (size_t)count : 0;
}

size_t ct_read_sheet(char *bytes, size_t count) {
    ssize_t got = pread(sheet, bytes, count, 0);
    return got > 0 ? (size_t)got : 0;
}
