#include "internal.h"

#include <curses.h>

static WINDOW *keys; // a pad: reading from it never draws

void ct_open_keys(void) {
    keys = newpad(1, 1);
    keypad(keys, TRUE);
    nodelay(keys, TRUE);
    define_key(NULL, KEY_MOUSE); // reports are read as bytes: one reader for all encodings
}

void ct_close_keys(void) {
    delwin(keys);
    keys = NULL;
}

int32_t ct_read(void) {
    if (!keys) return CT_NONE;
    int key = wgetch(keys);
    if (key == ERR) return CT_NONE;
    if (key < 256) return key;
    if (key > KEY_F0 && key <= KEY_F0 + 24) return CT_KEY_FUNCTION + key - KEY_F0;
    switch (key) {
    case KEY_UP: return CT_KEY_UP;
    case KEY_DOWN: return CT_KEY_DOWN;
    case KEY_LEFT: return CT_KEY_LEFT;
    case KEY_RIGHT: return CT_KEY_RIGHT;
    case KEY_HOME: case KEY_A1: return CT_KEY_HOME;
    case KEY_END: case KEY_C1: return CT_KEY_END;
    case KEY_PPAGE: case KEY_A3: return CT_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return CT_KEY_PAGE_DOWN;
    case KEY_ENTER: return CT_KEY_ENTER;
    case KEY_BACKSPACE: return CT_KEY_BACKSPACE;
    case KEY_DC: return CT_KEY_DELETE;
    case KEY_IC: return CT_KEY_INSERT;
    case KEY_BTAB: return CT_KEY_BACK_TAB;
    case KEY_SR: return CT_KEY_SHIFT_UP;
    case KEY_SF: return CT_KEY_SHIFT_DOWN;
    case KEY_SLEFT: return CT_KEY_SHIFT_LEFT;
    case KEY_SRIGHT: return CT_KEY_SHIFT_RIGHT;
    default: return CT_KEY_UNKNOWN;
    }
}
