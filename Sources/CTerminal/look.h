#ifndef CTERMINAL_LOOK_H
#define CTERMINAL_LOOK_H

#include "internal.h"

#include <curses.h>

struct look {
    attr_t attributes;
    short pair;
};

struct look ct_look_of(uint8_t role, uint8_t attributes);
void ct_set_cell(cchar_t *cell, const wchar_t *scalars, const struct ct_cell *from);

#endif
