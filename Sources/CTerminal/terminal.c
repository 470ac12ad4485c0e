#include "internal.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#undef columns // term.h takes common words
#undef lines
#include <unistd.h>

static SCREEN *screen;
static FILE *input_file;
static FILE *output_file;
static int has_colour;
static int has_utf8;
static char enter_modes[64];
static char leave_modes[64];

void ct_send(const char *bytes, int32_t count) {
    if (screen && count > 0) ct_write_all(ct_rescue.output, bytes, (size_t)count);
}

static const char *capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

// A capability without its padding marks, which only tputs understands.
static void append_capability(char *target, size_t size, const char *name) {
    const char *value = capability(name);
    size_t at = strlen(target);
    while (value && *value && at + 1 < size) {
        if (value[0] == '$' && value[1] == '<') {
            const char *end = strchr(value, '>');
            if (end) {
                value = end + 1;
                continue;
            }
        }
        target[at++] = *value++;
    }
    target[at] = 0;
}

static void append(char *target, size_t size, const char *text) {
    strncat(target, text, size - strlen(target) - 1);
}

static void prepare_modes(int mouse) {
    enter_modes[0] = leave_modes[0] = ct_rescue.restore[0] = 0;
    // Terminals of the ANSI family ignore a private mode they do not know.
    const char *address = capability("cup");
    if (address && strncmp(address, "\033[", 2) == 0) {
        append(enter_modes, sizeof enter_modes, "\033[?2004h");
        append(leave_modes, sizeof leave_modes, "\033[?2004l");
    }
    if (mouse && capability("kmous")) {
        append(enter_modes, sizeof enter_modes, "\033[?1000h\033[?1006h");
        append(leave_modes, sizeof leave_modes, "\033[?1006l\033[?1000l");
    }
    size_t size = sizeof ct_rescue.restore;
    if (capability("kmous")) append(ct_rescue.restore, size, "\033[?2026l");
    append(ct_rescue.restore, size, leave_modes);
    append_capability(ct_rescue.restore, size, "sgr0");
    append_capability(ct_rescue.restore, size, "op");
    append_capability(ct_rescue.restore, size, "rmkx");
    append_capability(ct_rescue.restore, size, "cnorm");
    // Without a second screen, what was shown would stay behind under the prompt.
    append_capability(ct_rescue.restore, size, capability("rmcup") ? "rmcup" : "clear");
    append(ct_rescue.restore, size, "\r");
    ct_rescue.restore_count = strlen(ct_rescue.restore);
}

static void close_files(void) {
    ct_close_sheet();
    if (ct_rescue.output >= 0) close(ct_rescue.output);
    ct_rescue.output = -1;
    if (input_file) fclose(input_file);
    if (output_file) fclose(output_file);
    input_file = output_file = NULL;
}

static int32_t open_screen(const struct ct_options *options) {
    const char *term = options->term ? options->term : getenv("TERM");
    if (!term || !*term) return CT_UNKNOWN_TERMINAL;
    int input = dup(options->input), output = dup(options->output);
    input_file = input < 0 ? NULL : fdopen(input, "r");
    output_file = output < 0 ? NULL : fdopen(output, "w");
    if (!input_file || !output_file) {
        close_files();
        return CT_NO_RESOURCES;
    }
    use_env(TRUE);
    use_tioctl(TRUE); // the terminal knows its size better than $LINES
    screen = newterm(term, output_file, input_file);
    if (!screen) {
        close_files();
        return CT_UNKNOWN_TERMINAL;
    }
    if (capability("cup") && capability("clear")) return CT_OK;
    endwin();
    delscreen(screen);
    screen = NULL;
    close_files();
    return CT_TERMINAL_TOO_PLAIN;
}

static void set_modes(void) {
    raw(); // ctrl-C and ctrl-Z are keys
    noecho();
    nonl();
    idcok(stdscr, FALSE); // shifting cells would shift what was drawn past ncurses as well
    leaveok(stdscr, FALSE);
    typeahead(-1); // a picture is painted whole, whatever is typed meanwhile
    set_escdelay(25);
    ct_open_keys();
}

int32_t ct_open(const struct ct_options *options) {
    static int registered;
    if (screen) return CT_NO_RESOURCES;
    if (!isatty(options->input) || !isatty(options->output)) return CT_NO_TERMINAL;
    setlocale(LC_ALL, "");
    has_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (tcgetattr(options->input, &ct_rescue.modes) != 0) return CT_NO_TERMINAL;
    int32_t error = open_screen(options);
    if (error != CT_OK) return error;
    set_modes();
    has_colour = options->colour && has_colors() && start_color() == OK && use_default_colors() == OK;
    ct_rescue.input = fileno(input_file);
    ct_rescue.output = fcntl(fileno(output_file), F_DUPFD_CLOEXEC, 0);
    ct_open_sheet(fileno(output_file));
    prepare_modes(options->mouse);
    if (!registered) registered = atexit(ct_close) == 0;
    ct_catch_stderr();
    ct_rescue.active = 1;
    ct_send(enter_modes, (int32_t)strlen(enter_modes));
    return CT_OK;
}

void ct_leave(void) {
    if (!screen || isendwin()) return;
    ct_send(leave_modes, (int32_t)strlen(leave_modes));
    if (!capability("rmcup")) {
        clear();
        refresh();
        wmove(stdscr, 0, 0);
    }
    endwin();
    ct_rescue.active = 0;
    ct_forget_drawing();
    ct_release_stderr();
}

void ct_enter(void) {
    if (!screen) return;
    ct_catch_stderr();
    ct_rescue.active = 1;
    reset_prog_mode();
    ct_resize();
    werase(stdscr);
    wnoutrefresh(stdscr);
    doupdate();
    ct_send(enter_modes, (int32_t)strlen(enter_modes));
}

void ct_close(void) {
    if (!screen) return;
    ct_leave();
    ct_close_keys();
    delscreen(screen);
    screen = NULL;
    close_files();
    ct_free_drawing();
}

void ct_resize(void) {
    struct winsize size;
    if (!screen) return;
    if (ioctl(ct_rescue.output, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resize_term(size.ws_row, size.ws_col);
    clearok(curscr, TRUE); // terminals rearrange their lines as they like
    ct_forget_drawing();
}

struct ct_size ct_screen_size(void) {
    struct ct_size size = {0, 0};
    if (screen) getmaxyx(stdscr, size.rows, size.columns);
    return size;
}

int32_t ct_colours(void) { return screen && has_colour ? COLORS : 0; }

int32_t ct_has_utf8(void) { return has_utf8; }

void ct_bell(void) {
    if (screen) beep();
}
