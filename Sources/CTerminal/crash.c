#include "internal.h"

#include <execinfo.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Everything the handler calls is async-signal-safe, but for backtrace(), which is once loaded beforehand.

static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
#define FATAL (sizeof fatal / sizeof *fatal)

static struct sigaction before[FATAL];
static int is_armed;
static volatile sig_atomic_t is_handling;
static char report_path[4096];
static char version[128];
static char alternate_stack[65536];

static void put(int descriptor, const char *text) { ct_write_all(descriptor, text, strlen(text)); }

static void put_number(int descriptor, long long value) {
    char digits[24];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    ct_write_all(descriptor, digits + at, sizeof digits - at);
}

static const char *name_of(int number) {
    switch (number) {
    case SIGSEGV: return "SIGSEGV";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGABRT: return "SIGABRT";
    case SIGBUS: return "SIGBUS";
    default: return "SIGFPE";
    }
}

static void write_report(int descriptor, int number) {
    void *frames[128];
    put(descriptor, version);
    put(descriptor, "\nsignal ");
    put_number(descriptor, number);
    put(descriptor, " (");
    put(descriptor, name_of(number));
    put(descriptor, ")\nseconds since 1970: ");
    put_number(descriptor, (long long)time(NULL));
    put(descriptor, "\n");
    if (ct_rescue.caught_stderr >= 0) ct_pass_on_stderr(descriptor);
    put(descriptor, "backtrace:\n");
    backtrace_symbols_fd(frames, backtrace(frames, 128), descriptor);
    put(descriptor, "\n");
}

static void tell(int number, int has_report) {
    int descriptor = ct_rescue.kept_stderr >= 0 ? ct_rescue.kept_stderr : STDERR_FILENO;
    if (ct_rescue.caught_stderr >= 0) ct_pass_on_stderr(descriptor);
    put(descriptor, version);
    put(descriptor, " crashed (");
    put(descriptor, name_of(number));
    put(descriptor, ").");
    if (report_path[0]) {
        put(descriptor, has_report ? " The report is in " : " No report could be written to ");
        put(descriptor, report_path);
    }
    put(descriptor, "\n");
}

static void crashed(int number) {
    if (!is_handling) {
        is_handling = 1;
        ct_put_right();
        int report = open(report_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
        // The line comes first: the backtrace itself may fail on a broken stack.
        tell(number, report >= 0);
        if (report >= 0) {
            write_report(report, number);
            close(report);
        }
    }
    ct_reraise(number);
}

void ct_crash_arm(const char *path, const char *name_and_version) {
    void *frames[4];
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    strncpy(report_path, path, sizeof report_path - 1);
    strncpy(version, name_and_version, sizeof version - 1);
    if (is_armed) return;
    is_armed = 1;
    backtrace(frames, 4); // loads libgcc now, because later it may not be
    sigaltstack(&stack, NULL);
    for (size_t index = 0; index < FATAL; index++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = crashed;
        action.sa_flags = SA_ONSTACK | SA_NODEFER;
        sigemptyset(&action.sa_mask);
        sigaction(fatal[index], &action, &before[index]);
    }
}

void ct_crash_disarm(void) {
    if (!is_armed) return;
    is_armed = 0;
    for (size_t index = 0; index < FATAL; index++) sigaction(fatal[index], &before[index], NULL);
}
