#include "look.h"

// How ncurses shows a role with its attributes.

#define ROLES 32

static struct look roles[ROLES];
static cchar_t model; // a blank of the look that was used last
static int has_model;
static uint8_t model_role, model_attributes;

static attr_t attributes_of(uint8_t attributes) {
    attr_t result = A_NORMAL;
    if (attributes & CT_BOLD) result |= A_BOLD;
    if (attributes & CT_DIM) result |= A_DIM;
    if (attributes & CT_UNDERLINE) result |= A_UNDERLINE;
    if (attributes & CT_REVERSE) result |= A_REVERSE;
    if (attributes & CT_ITALIC) result |= A_ITALIC;
    return result;
}

void ct_set_role(int32_t role, int32_t foreground, int32_t background, uint8_t attributes) {
    if (role < 0 || role >= ROLES) return;
    has_model = 0;
    roles[role] = (struct look){attributes_of(attributes), 0};
    if (ct_colours() == 0 || (foreground < 0 && background < 0)) return;
    if (init_pair((short)(role + 1), (short)foreground, (short)background) == OK)
        roles[role].pair = (short)(role + 1);
}

struct look ct_look_of(uint8_t role, uint8_t attributes) {
    struct look look = roles[role % ROLES];
    attr_t own = attributes_of(attributes);
    // Reverse on a reversed role would cancel out; the selection must show.
    if ((own & look.attributes & A_REVERSE) && !look.pair) own |= A_BOLD;
    look.attributes |= own;
    return look;
}

// As setcchar(), which measures what it is given; most cells have one character and the look of the one before.
void ct_set_cell(cchar_t *cell, const wchar_t *scalars, const struct ct_cell *from) {
    if (scalars[1]) {
        struct look look = ct_look_of(from->role, from->attributes);
        setcchar(cell, scalars, look.attributes, look.pair, NULL);
        return;
    }
    if (!has_model || from->role != model_role || from->attributes != model_attributes) {
        struct look look = ct_look_of(from->role, from->attributes);
        setcchar(&model, L" ", look.attributes, look.pair, NULL);
        model_role = from->role;
        model_attributes = from->attributes;
        has_model = 1;
    }
    *cell = model;
    cell->chars[0] = scalars[0];
}
