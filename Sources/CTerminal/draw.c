#include "internal.h"
#include "look.h"

#include <curses.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#undef columns // term.h takes common words
#undef lines
#include <wchar.h>

// ncurses draws what it and the C library agree on. A cluster it can't hold in one cell, or measures otherwise
// (joined emoji, flags, variation selectors, newer Unicode), is a "patch": ncurses has blanks in its place, and
// it is written over them afterwards, with the cursor moved before and after. What a terminal that does not
// join it may have run over to its right is written once more. So columns stay aligned on every terminal.

struct patch {
    int x, y, columns;
    uint8_t role, attributes;
    int count; // scalars
    wchar_t scalars[MOST_SCALARS + 1];
};

static struct patch *patches, *old_patches;
static int patch_count, old_patch_count, patch_room, old_patch_room;
// What becomes of a row. Where there are patches, ncurses does not know all of it, and it is drawn whole or not at all.
enum row_change { KEPT, IN_PARTS, WHOLE };

void ct_forget_drawing(void) { old_patch_count = 0; }

void ct_free_drawing(void) {
    free(patches);
    free(old_patches);
    patches = old_patches = NULL;
    patch_count = old_patch_count = patch_room = old_patch_room = 0;
}

static struct patch *new_patch(void) {
    if (patch_count == patch_room) {
        int room = patch_room ? patch_room * 2 : 64;
        struct patch *bigger = realloc(patches, (size_t)room * sizeof *patches);
        if (!bigger) return NULL;
        patches = bigger;
        patch_room = room;
    }
    return &patches[patch_count++];
}

static int add_patch(const struct glyph *glyph, const struct ct_cell *cell, int x, int y) {
    struct patch *patch = new_patch();
    if (!patch) return 0;
    memset(patch, 0, sizeof *patch);
    patch->x = x;
    patch->y = y;
    patch->columns = glyph->columns;
    patch->role = cell->role;
    patch->attributes = cell->attributes;
    patch->count = glyph->count;
    memcpy(patch->scalars, glyph->scalars, sizeof glyph->scalars);
    return 1;
}

static void hand_to_ncurses(const struct ct_frame *frame, struct ct_run run, int columns, cchar_t *cells) {
    int count = 0;
    struct glyph glyph;
    for (int x = run.x; x < run.x + run.columns && x < columns; x += glyph.columns) {
        const struct ct_cell *cell = &frame->cells[run.y * frame->columns + x];
        ct_read_glyph(frame, x, run.y, &glyph);
        int is_cut = x + glyph.columns > columns;
        int is_unknown = glyph.count == 1 && glyph.scalars[0] == L'?';
        if (is_unknown || glyph.is_patch || is_cut) {
            if (!is_unknown && !is_cut) add_patch(&glyph, cell, x, run.y);
            for (int part = 0; part < glyph.columns && x + part < columns; part++)
                ct_set_cell(&cells[count++], is_unknown ? glyph.scalars : L" ", cell);
        } else {
            ct_set_cell(&cells[count++], glyph.scalars, cell);
        }
    }
    mvwadd_wchnstr(stdscr, run.y, run.x, cells, count);
}

static int scrolls(const struct ct_frame *frame, int y) {
    return frame->scroll.by != 0 && y >= frame->scroll.top && y < frame->scroll.bottom;
}

static void find_changes(const struct ct_frame *frame, int rows, uint8_t *changes) {
    memset(changes, frame->run_count < 0 ? WHOLE : KEPT, (size_t)rows);
    for (int index = 0; index < frame->run_count; index++)
        if (frame->runs[index].y < rows) changes[frame->runs[index].y] = IN_PARTS;
    for (int index = 0; index < old_patch_count; index++) {
        int y = old_patches[index].y, moved = y - frame->scroll.by;
        if (y >= rows) continue;
        if (changes[y] == IN_PARTS || scrolls(frame, y)) changes[y] = WHOLE;
        if (scrolls(frame, y) && scrolls(frame, moved) && moved < rows) changes[moved] = WHOLE;
    }
}

static void scroll_ncurses(const struct ct_scroll *scroll) {
    scrollok(stdscr, TRUE);
    wsetscrreg(stdscr, scroll->top, scroll->bottom - 1);
    wscrl(stdscr, scroll->by);
    scrollok(stdscr, FALSE);
}

// What ncurses has of a row that is kept stays, and so do its patches.
static void keep_patches_of(const uint8_t *changes, int rows) {
    for (int index = 0; index < old_patch_count; index++) {
        if (old_patches[index].y >= rows || changes[old_patches[index].y] != KEPT) continue;
        struct patch *patch = new_patch();
        if (patch) *patch = old_patches[index];
    }
}

static void hand_changes_to_ncurses(
    const struct ct_frame *frame, const uint8_t *changes, int columns, int rows, cchar_t *cells
) {
    if (frame->run_count < 0) werase(stdscr);
    if (frame->scroll.by != 0) scroll_ncurses(&frame->scroll);
    for (int index = 0; index < frame->run_count; index++) {
        struct ct_run run = frame->runs[index];
        if (run.y < rows && changes[run.y] == IN_PARTS) hand_to_ncurses(frame, run, columns, cells);
    }
    for (int y = 0; y < rows; y++)
        if (changes[y] == WHOLE) hand_to_ncurses(frame, (struct ct_run){0, y, columns}, columns, cells);
}

static void move_to(int x, int y) { tputs(tparm(cursor_address, y, x), 1, ct_put_byte); }

static void set_look(uint8_t role, uint8_t attributes) {
    struct look look = ct_look_of(role, attributes);
    vid_puts(look.attributes, look.pair, NULL, ct_put_byte);
}

static void put_scalars(const wchar_t *scalars, int count) {
    mbstate_t state;
    char bytes[MB_LEN_MAX];
    memset(&state, 0, sizeof state);
    // A mark without a base would sit on the glyph to the left.
    if (wcwidth(scalars[0]) == 0) ct_put_byte(' ');
    for (int index = 0; index < count; index++) {
        size_t length = wcrtomb(bytes, scalars[index], &state);
        for (size_t at = 0; length != (size_t)-1 && at < length; at++) ct_put_byte(bytes[at]);
    }
}

static void put_blanks(int x, int y, int columns) {
    move_to(x, y);
    for (int part = 0; part < columns; part++) ct_put_byte(' ');
}

// ncurses believes that there are blanks under the old patches; makes that true, also where they will stay: it may
// scroll a row that did not change, and back again.
static void lift_old_patches(int columns, int rows) {
    for (int index = 0; index < old_patch_count; index++) {
        const struct patch *old = &old_patches[index];
        if (old->y >= rows || old->x + old->columns > columns) continue;
        set_look(old->role, old->attributes);
        put_blanks(old->x, old->y, old->columns);
    }
}

// Writes a glyph past ncurses, and what a terminal that joins nothing ran over.
static void put_patch(const struct ct_frame *frame, const struct patch *patch, int columns) {
    struct glyph glyph;
    ct_read_glyph(frame, patch->x, patch->y, &glyph);
    int end = patch->x + glyph.columns;
    int reach = patch->x + glyph.reach;
    int count = reach > columns ? 1 : glyph.count;
    set_look(patch->role, patch->attributes);
    put_blanks(patch->x, patch->y, glyph.columns);
    move_to(patch->x, patch->y);
    put_scalars(glyph.scalars, count);
    for (int x = end; count > 1 && x < reach && x < columns; x += glyph.columns) {
        const struct ct_cell *cell = &frame->cells[patch->y * frame->columns + x];
        ct_read_glyph(frame, x, patch->y, &glyph);
        set_look(cell->role, cell->attributes);
        move_to(x, patch->y);
        // A patch in the way follows in its turn.
        if (glyph.is_patch) put_blanks(x, patch->y, glyph.columns);
        else put_scalars(glyph.scalars, glyph.count);
    }
}

static void keep_patches(void) {
    struct patch *list = old_patches;
    int room = old_patch_room;
    old_patches = patches;
    old_patch_count = patch_count;
    old_patch_room = patch_room;
    patches = list;
    patch_room = room;
    patch_count = 0;
}

static void draw(const struct ct_frame *frame, int columns, int rows, uint8_t *changes, cchar_t *cells) {
    struct ct_size size = ct_screen_size();
    int has_cursor = frame->cursor_x >= 0 && frame->cursor_x < columns && frame->cursor_y >= 0
        && frame->cursor_y < rows;
    int cursor_x = has_cursor ? frame->cursor_x : 0;
    int cursor_y = has_cursor ? frame->cursor_y : 0;
    int is_synchronized = key_mouse != NULL;

    patch_count = 0;
    find_changes(frame, rows, changes);
    keep_patches_of(changes, rows);
    hand_changes_to_ncurses(frame, changes, columns, rows, cells);
    curs_set(has_cursor);
    wmove(stdscr, cursor_y, cursor_x);
    wnoutrefresh(stdscr);

    if (is_synchronized) ct_put_text("\033[?2026h");
    lift_old_patches(size.columns, size.rows);
    vid_puts(A_NORMAL, 0, NULL, ct_put_byte);
    // Where ncurses believes the cursor to be does not matter after a move by address.
    if (old_patch_count > 0) {
        int x, y;
        getyx(curscr, y, x);
        move_to(x, y);
    }
    ct_put_windows();
    for (int index = 0; index < patch_count; index++) put_patch(frame, &patches[index], columns);
    if (patch_count > 0) {
        vid_puts(A_NORMAL, 0, NULL, ct_put_byte);
        move_to(cursor_x, cursor_y);
    }
    if (is_synchronized) ct_put_text("\033[?2026l");
    ct_flush();
    keep_patches();
}

void ct_draw(const struct ct_frame *frame) {
    struct ct_size size = ct_screen_size();
    int columns = frame->columns < size.columns ? frame->columns : size.columns;
    int rows = frame->rows < size.rows ? frame->rows : size.rows;
    cchar_t *cells = calloc((size_t)columns + 1, sizeof *cells);
    uint8_t *changes = malloc((size_t)rows + 1);
    if (cells && changes && cursor_address) draw(frame, columns, rows, changes, cells);
    free(changes);
    free(cells);
}
