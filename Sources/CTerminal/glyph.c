#include "internal.h"

#include <curses.h>

// How the C library, and so ncurses and a plain terminal, would draw the glyph.
static void measure(struct glyph *glyph) {
    int spacing = 0, unknown = 0;
    glyph->reach = 0;
    for (int index = 0; index < glyph->count; index++) {
        int width = wcwidth(glyph->scalars[index]);
        // Regional indicators and newer emoji are wide on some terminals.
        int most = glyph->scalars[index] >= 0x1F000 && width != 0 ? 2 : width < 0 ? 1 : width;
        glyph->reach += most;
        spacing += width > 0;
        unknown |= width < 0;
    }
    int first = wcwidth(glyph->scalars[0]);
    glyph->is_patch = unknown || spacing != 1 || first != glyph->columns || glyph->count > CCHARW_MAX;
}

// Reads the glyph of a cell; where the locale can't show it, a question mark.
void ct_read_glyph(const struct ct_frame *frame, int x, int y, struct glyph *glyph) {
    const struct ct_cell *cell = &frame->cells[y * frame->columns + x];
    glyph->columns = 1;
    if (cell->code >= 0x20 && cell->code < 0x7F && (x + 1 == frame->columns || cell[1].code != 0)) {
        glyph->count = glyph->reach = 1;
        glyph->scalars[0] = (wchar_t)cell->code;
        glyph->scalars[1] = 0;
        glyph->is_patch = 0;
        return;
    }
    while (x + glyph->columns < frame->columns && cell[glyph->columns].code == 0) glyph->columns++;
    glyph->count = 0;
    if (cell->code >= CT_CLUSTER && (int32_t)(cell->code - CT_CLUSTER) < frame->clusters) {
        int32_t index = (int32_t)(cell->code - CT_CLUSTER);
        for (int32_t at = frame->cluster_starts[index]; at < frame->cluster_starts[index + 1]; at++)
            if (glyph->count < MOST_SCALARS) glyph->scalars[glyph->count++] = (wchar_t)frame->scalars[at];
    } else {
        glyph->scalars[glyph->count++] = cell->code ? (wchar_t)cell->code : L' ';
    }
    if (!ct_has_utf8() && glyph->scalars[0] > 0x7E) {
        glyph->count = 1;
        glyph->scalars[0] = L'?';
    }
    glyph->scalars[glyph->count] = 0;
    measure(glyph);
}
