#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <wchar.h>

#include "include/CTerminal.h"

// Everything the crash handler reads; prepared beforehand, because it may not allocate or lock.
struct ct_rescue {
    volatile sig_atomic_t active; // the terminal is in our hands
    int output; // the terminal itself, while ncurses may paint elsewhere
    int input;
    struct termios modes;
    char restore[256];
    size_t restore_count;
    int kept_stderr; // the real standard error while ours is a file; -1: not replaced
    int caught_stderr;
};

#define MOST_SCALARS 16

// What stands in one place of a frame, and how a terminal would draw it.
struct glyph {
    int columns; // of the frame
    int count;
    wchar_t scalars[MOST_SCALARS + 1];
    int reach; // columns a terminal takes that joins nothing
    int is_patch;
};

extern struct ct_rescue ct_rescue;

void ct_write_all(int descriptor, const char *bytes, size_t count);
void ct_put_right(void);
void ct_pass_on_stderr(int descriptor);
void ct_catch_stderr(void);
void ct_release_stderr(void);
void ct_open_sheet(int descriptor);
void ct_close_sheet(void);
int ct_put_byte(int byte); // or EOF
void ct_put_text(const char *text);
void ct_put_windows(void);
void ct_flush(void); // sends what was put, in one piece
void ct_open_keys(void);
void ct_close_keys(void);
void ct_read_glyph(const struct ct_frame *frame, int x, int y, struct glyph *glyph);
void ct_forget_drawing(void);
void ct_free_drawing(void);

#endif
