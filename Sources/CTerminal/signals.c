#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
#define WATCHED (sizeof watched / sizeof *watched)

static struct sigaction before[WATCHED];
static int ends[2] = {-1, -1};

static void note(int number) {
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe already wakes the reader.
    ssize_t ignored = write(ends[1], &byte, 1);
    (void)ignored;
    errno = kept;
}

static void install(int number, struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(number, &action, old);
}

int32_t ct_signals_open(void) {
    if (ends[0] >= 0) return ends[0];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    for (size_t index = 0; index < WATCHED; index++) {
        install(watched[index], &before[index]);
        // Under nohup a hang-up stays ignored.
        if (before[index].sa_handler == SIG_IGN) sigaction(watched[index], &before[index], NULL);
    }
    return ends[0];
}

void ct_signals_close(void) {
    if (ends[0] < 0) return;
    for (size_t index = 0; index < WATCHED; index++) sigaction(watched[index], &before[index], NULL);
    close(ends[0]);
    close(ends[1]);
    ends[0] = ends[1] = -1;
}

int32_t ct_next_signal(void) {
    unsigned char byte;
    return ends[0] >= 0 && read(ends[0], &byte, 1) == 1 ? byte : 0;
}

static void set_plain(int number, void (*handler)(int)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigaction(number, &action, NULL);
}

// A handler, because an ignored signal would stay ignored in the program that is started.
static void let_pass(int number) { (void)number; }

void ct_signals_lend(void) {
    if (ends[0] < 0) return;
    set_plain(SIGTSTP, SIG_DFL);
    set_plain(SIGCONT, SIG_DFL);
    set_plain(SIGINT, let_pass);
    set_plain(SIGQUIT, let_pass);
}

void ct_signals_take_back(void) {
    if (ends[0] < 0) return;
    install(SIGTSTP, NULL);
    install(SIGCONT, NULL);
    install(SIGINT, NULL);
    install(SIGQUIT, NULL);
}

// The whole group, so that a script around us stops as well and the shell gets its prompt.
void ct_stop_group(void) { kill(0, SIGTSTP); }

void ct_reraise(int32_t number) {
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(number, &standard, NULL);
    raise(number);
}
