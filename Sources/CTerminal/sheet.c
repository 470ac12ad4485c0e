#include "internal.h"

#include <curses.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// ncurses sends what it has at each move of its cursor, which wakes the terminal dozens of times for one picture. While
// it paints, its descriptor is a file in memory, so that all of it can be sent in one piece.

static int sheet = -1;
static int painter = -1; // the descriptor that ncurses writes to
static char *out;        // what goes to the terminal next
static size_t out_count, out_room;

void ct_open_sheet(int descriptor) {
    painter = descriptor;
    sheet = memfd_create("sheet", MFD_CLOEXEC);
}

void ct_close_sheet(void) {
    if (sheet >= 0) close(sheet);
    sheet = painter = -1;
    free(out);
    out = NULL;
    out_count = out_room = 0;
}

static int begin_sheet(void) {
    return sheet >= 0 && lseek(sheet, 0, SEEK_SET) == 0 && dup2(sheet, painter) == painter;
}

static size_t end_sheet(void) {
    dup2(ct_rescue.output, painter);
    off_t count = lseek(sheet, 0, SEEK_CUR);
    return count > 0 ? (size_t)count : 0;
}

static size_t read_sheet(char *bytes, size_t count) {
    ssize_t got = pread(sheet, bytes, count, 0);
    return got > 0 ? (size_t)got : 0;
}

static int make_room(size_t count) {
    if (out_room - out_count >= count) return 1;
    size_t room = out_count + count + (out_room ? out_room : 4096);
    char *bigger = realloc(out, room);
    if (!bigger) return 0;
    out = bigger;
    out_room = room;
    return 1;
}

int ct_put_byte(int byte) {
    if (!make_room(1)) return EOF;
    out[out_count++] = (char)byte;
    return byte;
}

void ct_put_text(const char *text) {
    while (*text) ct_put_byte(*text++);
}

void ct_flush(void) {
    ct_send(out, (int32_t)out_count);
    out_count = 0;
}

// What ncurses makes of its windows, behind what is there already.
void ct_put_windows(void) {
    if (!begin_sheet()) {
        ct_flush();
        doupdate();
        return;
    }
    doupdate();
    size_t count = end_sheet();
    if (make_room(count)) out_count += read_sheet(out + out_count, count);
}
