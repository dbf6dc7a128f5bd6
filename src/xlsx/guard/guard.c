#include "xlsx/guard/guard.h"

#include "base/failure.h"
#include "base/leave.h"
#include "base/mem.h"
#include "xlsx/guard/inside.h"
#include "xlsx/guard/record.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct guard {
    struct keeper *keeper; /* NULL once it is lost: another one is made */
    keeper_work_fn *work;
    struct keeper_limits limits;
    const struct guard_memory *memory; /* lent, or NULL */
};

struct guard *guard_new_with(keeper_work_fn *work,
                             const struct keeper_limits *limits, int *failure)
{
    struct guard *guard = mem_calloc(1, sizeof *guard);
    *guard = (struct guard){.work = work, .limits = *limits};
    guard->keeper = keeper_new(work, limits, failure);
    if (guard->keeper)
        return guard;
    guard_free(guard);
    return NULL;
}

struct guard *guard_new(int *failure)
{
    static const struct keeper_limits limits = {GUARD_MEMORY, GUARD_SECONDS};
    return guard_new_with(reader_work, &limits, failure);
}

const char *guard_shortfall(const struct guard *guard)
{
    const struct keeper_facts *facts = keeper_facts(guard->keeper);
    if (facts->files && facts->calls)
        return NULL;
    if (facts->files)
        return "nhân hệ điều hành không có seccomp: tiến trình đọc tệp được "
               "hạn chế ít hơn";
    if (facts->calls)
        return "nhân hệ điều hành không có Landlock: tiến trình đọc tệp được "
               "hạn chế ít hơn";
    return "nhân hệ điều hành không có Landlock và seccomp: tiến trình đọc tệp "
           "chỉ được hạn chế bộ nhớ và thời gian";
}

static enum guard_result refuse(struct guard_reading *reading,
                                enum problem_code code, const char *cause)
{
    problem_add(reading->problems, code,
                &(struct position){.file = reading->name}, cause,
                (const char *)NULL);
    return GUARD_REFUSED;
}

static enum guard_result fail(struct guard_reading *reading, int failure)
{
    reading->failure = failure;
    return GUARD_FAILED;
}

/* FILE_LIMIT: the file `what` past `most` of `unit`. */
static enum guard_result refuse_limit(struct guard_reading *reading,
                                      const char *what, uint64_t most,
                                      const char *unit)
{
    char cause[96];
    snprintf(cause, sizeof cause, "%s quá %llu %s", what,
             (unsigned long long)most, unit);
    return refuse(reading, PROBLEM_FILE_LIMIT, cause);
}

/* The file's bytes, and their sum. */
static enum guard_result take_bytes(struct guard_reading *reading,
                                    struct str *bytes)
{
    int failure = file_read(reading->path, (size_t)LIMITS.file_bytes, bytes);
    if (failure == EFBIG)
        return refuse_limit(reading, "dung lượng tệp",
                            LIMITS.file_bytes / LIMITS_MIB, "MiB");
    if (failure && !failure_of_machine(failure))
        return refuse(reading, PROBLEM_FILE_UNREADABLE, failure_text(failure));
    sha256_of(str_text(bytes), bytes->length, reading->sha256);
    return failure ? fail(reading, failure) : GUARD_READ;
}

/* A file of memory alone that holds them, at its start: so what is summed is
 * what is read, and the reader holds no file of the disk. 0 or errno. */
static int lend_bytes(const struct str *bytes, int *fd)
{
    *fd = memfd_create("workbook", MFD_CLOEXEC);
    int failure =
        *fd < 0 ? errno : file_write_all(*fd, str_text(bytes), bytes->length);
    if (!failure && lseek(*fd, 0, SEEK_SET) != 0)
        failure = errno;
    if (failure && *fd >= 0)
        close(*fd);
    return failure;
}

/* Passes a record on to the visitor. */
static void pass_on(const struct guard_reading *reading,
                    const struct record *record)
{
    const struct workbook_visitor *visitor = reading->visitor;
    const struct reported_problem *problem = &record->problem;
    switch (record->kind) {
    case RECORD_SHEET:
        visitor->sheet(visitor->userdata, record->sheet.name,
                       record->sheet.hidden);
        break;
    case RECORD_CELL:
        visitor->cell(visitor->userdata, &record->cell);
        break;
    case RECORD_MERGE:
        if (visitor->merge)
            visitor->merge(visitor->userdata, &record->merge);
        break;
    case RECORD_LINK:
        if (visitor->link)
            visitor->link(visitor->userdata, &record->link);
        break;
    case RECORD_PROBLEM:
        problem_add(reading->problems, problem->code,
                    &(struct position){reading->name, problem->sheet,
                                       problem->row, problem->column},
                    problem->first, problem->second, (const char *)NULL);
        break;
    case RECORD_END:
    case RECORD_COUNT:
        break;
    }
}

/* What came of the stream of records. */
struct outcome {
    bool ended;   /* by its last record */
    bool good;    /* as that says: the workbook was read whole */
    bool problem; /* a problem was among them */
    bool cut;     /* the stream ended before its last record */
    int failure;
};

/* From the pipe `fd`, whose stream is appended to `copy`; or where `from` is
 * not NULL, from that. */
static struct outcome follow(const struct guard_reading *reading, int fd,
                             const struct str *from, struct str *copy)
{
    struct record_reader *reader = mem_alloc(sizeof *reader);
    struct outcome outcome = {0};
    struct record record;
    record_reader_init(reader, fd, &LIMITS);
    if (from)
        wire_from_memory(&reader->wire, from);
    reader->wire.copy = copy;
    while (!outcome.ended && record_get(reader, &record)) {
        pass_on(reading, &record);
        outcome.ended = record.kind == RECORD_END;
    }
    outcome.good = outcome.ended && record.end.good;
    outcome.problem = reader->counts[RECORD_PROBLEM] > 0;
    outcome.cut = reader->wire.ended && !from;
    outcome.failure = reader->wire.failure;
    record_reader_clear(reader);
    free(reader);
    return outcome;
}

/* Whether a reader without memory had used up its share: it asks for twice what
 * it has when it needs more. Else the machine has none left. */
static bool used_its_memory(const struct guard *guard,
                            const struct keeper_verdict *verdict)
{
    return verdict->peak >= guard->limits.memory / 4;
}

/* The end of a reader that did not say that it came to the end. */
static enum guard_result judge_death(const struct guard *guard,
                                     struct guard_reading *reading,
                                     const struct keeper_verdict *verdict)
{
    char cause[96];
    int status = verdict->status,
        signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    bool no_memory = WIFEXITED(status) && WEXITSTATUS(status) == LEAVE_STATUS;
    if (verdict->lost)
        return refuse(reading, PROBLEM_FILE_READER, "bị dừng từ bên ngoài");
    if (no_memory && !used_its_memory(guard, verdict))
        return fail(reading, ENOMEM);
    if (no_memory)
        return refuse_limit(reading, "bộ nhớ để đọc tệp",
                            guard->limits.memory >> 20, "MiB");
    if (signal == SIGALRM || signal == SIGXCPU)
        return refuse_limit(reading, "thời gian đọc tệp", guard->limits.seconds,
                            "giây");
    if (signal == SIGSYS)
        return refuse(reading, PROBLEM_FILE_READER,
                      "bị chặn vì làm việc không được phép");
    if (signal == 0)
        return refuse(reading, PROBLEM_FILE_READER,
                      "trả về dữ liệu không hợp lệ");
    snprintf(cause, sizeof cause, "bị dừng bởi tín hiệu %d", signal);
    return refuse(reading, PROBLEM_FILE_READER, cause);
}

static enum guard_result judge(struct guard *guard,
                               struct guard_reading *reading,
                               const struct outcome *outcome)
{
    if (outcome->good)
        return GUARD_READ;
    if (outcome->failure)
        return fail(reading, outcome->failure);
    if (outcome->ended && outcome->problem)
        return GUARD_REFUSED;
    if (!outcome->cut) /* nonsense, or given up without a word */
        return refuse(reading, PROBLEM_FILE_READER,
                      "trả về dữ liệu không hợp lệ");
    struct keeper_verdict verdict = keeper_judge(guard->keeper);
    if (verdict.lost) {
        keeper_free(guard->keeper);
        guard->keeper = NULL;
    }
    return judge_death(guard, reading, &verdict);
}

/* Hands the job to the keeper; to a new one where the old one is gone. */
static int start(struct guard *guard, int in, int *out)
{
    int failure = 0;
    for (int attempt = 0; attempt < 2; attempt++) {
        if (!guard->keeper)
            guard->keeper = keeper_new(guard->work, &guard->limits, &failure);
        if (!guard->keeper)
            return failure;
        failure = keeper_start(guard->keeper, in, out);
        if (failure != EPIPE && failure != ECONNRESET)
            return failure;
        keeper_free(guard->keeper);
        guard->keeper = NULL;
    }
    return failure;
}

/* Reports it from memory; false where nobody knows the workbook. */
static bool recall(struct guard *guard, struct guard_reading *reading,
                   enum guard_result *result)
{
    const struct guard_memory *memory = guard->memory;
    struct str records = {0};
    bool known =
        memory && memory->find(memory->userdata, reading->sha256, &records);
    if (known) {
        struct outcome outcome = follow(reading, -1, &records, NULL);
        *result = judge(guard, reading, &outcome);
    }
    str_clear(&records);
    return known;
}

/* Read by a process. What came of it is kept where it would be the same again:
 * not where the process died, or the machine failed. */
static enum guard_result
read_anew(struct guard *guard, struct guard_reading *reading, struct str *bytes)
{
    const struct guard_memory *memory = guard->memory;
    struct str records = {0};
    int in = -1, out = -1;
    int failure = lend_bytes(bytes, &in);
    str_clear(bytes);
    if (failure)
        return fail(reading, failure);
    failure = start(guard, in, &out);
    close(in);
    if (failure)
        return fail(reading, failure);
    struct outcome outcome =
        follow(reading, out, NULL, memory ? &records : NULL);
    close(out);
    if (memory && outcome.ended && (outcome.good || outcome.problem))
        memory->keep(memory->userdata, reading->sha256, &records);
    str_clear(&records);
    return judge(guard, reading, &outcome);
}

enum guard_result guard_read(struct guard *guard, struct guard_reading *reading)
{
    struct str bytes = {0};
    *reading->sha256 = '\0';
    enum guard_result result = take_bytes(reading, &bytes);
    if (result == GUARD_READ && !recall(guard, reading, &result))
        result = read_anew(guard, reading, &bytes);
    str_clear(&bytes);
    return result;
}

void guard_remember(struct guard *guard, const struct guard_memory *memory)
{
    guard->memory = memory;
}

void guard_free(struct guard *guard)
{
    if (!guard)
        return;
    keeper_free(guard->keeper);
    free(guard);
}
