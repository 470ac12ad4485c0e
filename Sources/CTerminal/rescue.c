#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct ct_rescue ct_rescue = {.output = -1, .kept_stderr = -1, .caught_stderr = -1};

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

int32_t ct_restore_bytes(char *buffer, int32_t capacity) {
    if ((size_t)capacity < ct_rescue.restore_count) return 0;
    memcpy(buffer, ct_rescue.restore, ct_rescue.restore_count);
    return (int32_t)ct_rescue.restore_count;
}

// What other code writes to standard error would spoil the screen; it is kept, and passed on at the end.
void ct_catch_stderr(void) {
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

void ct_release_stderr(void) {
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
