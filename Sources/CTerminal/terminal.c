#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#undef columns // term.h takes common words
#undef lines
#include <unistd.h>

struct ct_rescue ct_rescue = {.kept_stderr = -1, .caught_stderr = -1};

static SCREEN *screen;
static WINDOW *keys; // a pad: reading from it never draws
static FILE *input_file;
static FILE *output_file;
static int has_colour;
static char enter_modes[64];
static char leave_modes[64];

void ct_write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
            poll(&ready, 1, 1000);
        } else if (written < 0 && errno != EINTR) {
            return;
        }
    }
}

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

int32_t ct_restore_bytes(char *buffer, int32_t capacity) {
    if ((size_t)capacity < ct_rescue.restore_count) return 0;
    memcpy(buffer, ct_rescue.restore, ct_rescue.restore_count);
    return (int32_t)ct_rescue.restore_count;
}

// What other code writes to standard error would spoil the screen; it is kept, and passed on at the end.
static void catch_stderr(void) {
    if (ct_rescue.kept_stderr >= 0 || !isatty(STDERR_FILENO)) return;
    int kept = dup(STDERR_FILENO);
    int caught = memfd_create("stderr", MFD_CLOEXEC);
    if (kept < 0 || caught < 0 || dup2(caught, STDERR_FILENO) < 0) {
        if (kept >= 0) close(kept);
        if (caught >= 0) close(caught);
        return;
    }
    ct_rescue.kept_stderr = kept;
    ct_rescue.caught_stderr = caught;
}

void ct_pass_on_stderr(int descriptor) {
    char buffer[4096];
    off_t at = 0;
    ssize_t count;
    while (at < 65536 && (count = pread(ct_rescue.caught_stderr, buffer, sizeof buffer, at)) > 0) {
        ct_write_all(descriptor, buffer, (size_t)count);
        at += count;
    }
}

static void release_stderr(void) {
    if (ct_rescue.kept_stderr < 0) return;
    dup2(ct_rescue.kept_stderr, STDERR_FILENO);
    ct_pass_on_stderr(STDERR_FILENO);
    close(ct_rescue.kept_stderr);
    close(ct_rescue.caught_stderr);
    ct_rescue.kept_stderr = ct_rescue.caught_stderr = -1;
}

// Async-signal-safe.
void ct_put_right(void) {
    if (!ct_rescue.active) return;
    ct_rescue.active = 0;
    ct_write_all(ct_rescue.output, ct_rescue.restore, ct_rescue.restore_count);
    tcsetattr(ct_rescue.input, TCSANOW, &ct_rescue.modes);
}

static void close_files(void) {
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
    set_escdelay(25);
    keys = newpad(1, 1);
    keypad(keys, TRUE);
    nodelay(keys, TRUE);
    define_key(NULL, KEY_MOUSE); // reports are read as bytes: one reader for all encodings
}

int32_t ct_open(const struct ct_options *options) {
    static int registered;
    if (screen) return CT_NO_RESOURCES;
    if (!isatty(options->input) || !isatty(options->output)) return CT_NO_TERMINAL;
    setlocale(LC_ALL, "");
    if (tcgetattr(options->input, &ct_rescue.modes) != 0) return CT_NO_TERMINAL;
    int32_t error = open_screen(options);
    if (error != CT_OK) return error;
    set_modes();
    has_colour = options->colour && has_colors() && start_color() == OK && use_default_colors() == OK;
    ct_rescue.input = fileno(input_file);
    ct_rescue.output = fileno(output_file);
    prepare_modes(options->mouse);
    if (!registered) registered = atexit(ct_close) == 0;
    catch_stderr();
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
    release_stderr();
}

void ct_enter(void) {
    if (!screen) return;
    catch_stderr();
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
    delwin(keys);
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

int32_t ct_has_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

void ct_bell(void) {
    if (screen) beep();
}

int32_t ct_read(void) {
    if (!screen) return CT_NONE;
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
