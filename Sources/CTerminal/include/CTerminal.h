#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdint.h>

// A screen over ncursesw, in plain C. One screen at a time, on one thread.

enum ct_error {
    CT_OK = 0,
    CT_UNKNOWN_TERMINAL = 1,   // terminfo has no entry for it
    CT_TERMINAL_TOO_PLAIN = 2, // its cursor cannot be moved
    CT_NO_TERMINAL = 3,        // the descriptors are no terminal
    CT_NO_RESOURCES = 4,       // no pipe, memory or descriptor left
};

struct ct_options {
    const char *term; // NULL: $TERM
    int32_t input;
    int32_t output;
    int32_t colour; // 0: attributes only
    int32_t mouse;  // 0: the mouse is left to the terminal
};

struct ct_size {
    int32_t columns;
    int32_t rows;
};

enum ct_attribute { CT_BOLD = 1, CT_DIM = 2, CT_UNDERLINE = 4, CT_REVERSE = 8, CT_ITALIC = 16 };

// A column of a row. `code` is a scalar, 0 for the right half of the glyph before it, or CT_CLUSTER + n for
// the n-th cluster of the frame.
struct ct_cell {
    uint32_t code;
    uint8_t role;
    uint8_t attributes;
};

#define CT_CLUSTER 0x110000u

// Cells side by side, which begin and end with whole glyphs.
struct ct_run {
    int32_t x;
    int32_t y;
    int32_t columns;
};

// Rows from `top` to before `bottom` that went up by so many; down where that is negative.
struct ct_scroll {
    int32_t top;
    int32_t bottom;
    int32_t by;
};

struct ct_frame {
    int32_t columns;
    int32_t rows;
    const struct ct_cell *cells;   // columns * rows
    const uint32_t *scalars;       // of all clusters, one after another
    const int32_t *cluster_starts; // clusters + 1 entries into scalars
    int32_t clusters;
    struct ct_scroll scroll; // of what was drawn last
    const struct ct_run *runs; // what is other than it then, row by row
    int32_t run_count;         // -1: everything is
    int32_t cursor_x; // -1: hidden
    int32_t cursor_y;
};

// What ct_read gives beside bytes.
enum ct_key {
    CT_NONE = -1,
    CT_KEY_UP = 256,
    CT_KEY_DOWN,
    CT_KEY_LEFT,
    CT_KEY_RIGHT,
    CT_KEY_HOME,
    CT_KEY_END,
    CT_KEY_PAGE_UP,
    CT_KEY_PAGE_DOWN,
    CT_KEY_ENTER,
    CT_KEY_BACKSPACE,
    CT_KEY_DELETE,
    CT_KEY_INSERT,
    CT_KEY_BACK_TAB,
    CT_KEY_SHIFT_UP,
    CT_KEY_SHIFT_DOWN,
    CT_KEY_SHIFT_LEFT,
    CT_KEY_SHIFT_RIGHT,
    CT_KEY_UNKNOWN,
    CT_KEY_FUNCTION = 512, // + 1 for F1
};

// Screen.
int32_t ct_open(const struct ct_options *options);
void ct_close(void);
void ct_leave(void);  // to the shell's screen and modes
void ct_enter(void);  // and back; the next draw paints everything
void ct_resize(void); // takes over the terminal's size
struct ct_size ct_screen_size(void);
int32_t ct_colours(void);   // 0: none
int32_t ct_has_utf8(void);  // of the locale
void ct_set_role(int32_t role, int32_t foreground, int32_t background, uint8_t attributes); // -1: default
void ct_draw(const struct ct_frame *frame);
int32_t ct_read(void); // a byte, a ct_key, or CT_NONE; never blocks longer than a lone escape
void ct_send(const char *bytes, int32_t count);
void ct_bell(void);

// Signals, as bytes in a pipe.
int32_t ct_signals_open(void); // the descriptor to poll, or -1
void ct_signals_close(void);
int32_t ct_next_signal(void); // or 0
void ct_signals_lend(void);   // while another program has the terminal: ctrl-C and ctrl-Z are for it
void ct_signals_take_back(void);
void ct_stop_group(void); // as ctrl-Z does; returns when continued
void ct_reraise(int32_t signal);

// Crashes: the terminal is put right, a report written, and the signal raised again.
void ct_crash_arm(const char *report_path, const char *version);
void ct_crash_disarm(void);

// The memory of a program that is open all day.
void ct_share_heaps(void); // two for all threads; before there are any
void ct_give_back(void);   // free memory, and what of the program's file was read only to start

// What puts the terminal right, as prepared by ct_open. Returns its length.
int32_t ct_restore_bytes(char *buffer, int32_t capacity);

#endif
