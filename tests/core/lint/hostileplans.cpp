// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/hostileplans.h"

#include "tests/core/plan/plantext.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

#include <utility>

namespace muster::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMiB = 1024 * 1024;
const QByteArray kHead = "muster: 1\nplan: {id: hostile, title: Hostile}\n";

#ifdef NDEBUG
constexpr int kShare = 1;
#else
/// Sanitizers and debug builds take ten to twenty times as long, and the gate has no minutes for this.
constexpr int kShare = 20;
#endif

constexpr int some(int count)
{
    return count / kShare;
}

/// For entries of which each names all.
constexpr int someSquared(int count)
{
    return kShare == 1 ? count : count / 2;
}

QByteArray n(int number)
{
    return QByteArray::number(number);
}

/// `make(i)` for each i below count, one after the other.
template <typename Make> QByteArray each(int count, Make make)
{
    QByteArray made;
    for (int i = 0; i < count; ++i)
        made += make(i);
    return made;
}

QByteArray listed(int count, const QByteArray& before)
{
    return '[' + each(count, [&](int i) { return (i > 0 ? ", " : "") + before + n(i); }) + ']';
}

/// A scenario of one phase with these lines as its steps.
QByteArray stepsOf(const QByteArray& steps, const QByteArray& order = "strict")
{
    return kHead
        + "scenarios:\n  - id: loss\n    title: Loss\n    procedure:\n      - id: act\n        title: Act\n  "
          "      order: "
        + order + "\n        steps:\n" + steps;
}

QByteArray step(int i, const QByteArray& more = {})
{
    return "          - {id: s" + n(i) + ", do: Step " + n(i) + more + "}\n";
}

QByteArray decision(int i, const QByteArray& more = {})
{
    return step(i,
        ", decide: {id: d" + n(i) + ", question: Which, answers: [{id: x, title: X, takes: " + n(i + 1)
            + " min}, {id: y, title: Y, takes: " + n(2 * i + 1) + " min}]}" + more);
}

QByteArray service(int i, const QByteArray& more = {})
{
    return "  - {id: s" + n(i) + ", title: Service " + n(i) + more + "}\n";
}

QByteArray nested(int depth, const QByteArray& open, const QByteArray& close)
{
    return kHead + "facts: " + open.repeated(depth) + 'x' + close.repeated(depth) + '\n';
}

void lay(const QDir& folder, const QString& name, const QByteArray& text)
{
    const auto path = folder.filePath(name);
    if (!folder.mkpath(name.contains(u'/') ? name.section(u'/', 0, -2) : u"."_s))
        qFatal("a folder of the test cannot be made");
    writeFile(path, text);
}

void layPipe(const QDir& folder, const QString& name)
{
    if (QProcess::execute(u"mkfifo"_s, { folder.filePath(name) }) != 0)
        qFatal("a pipe of the test cannot be made");
}

void layLink(const QDir& folder, const QString& name, const QString& to)
{
    if (!QFile::link(to, folder.filePath(name)))
        qFatal("a link of the test cannot be made");
}

const QString kMain = u"hostile.plan.yaml"_s;

HostilePlan text(const char* name, const std::function<QByteArray()>& make)
{
    return { name, [make](const QDir& folder) { lay(folder, kMain, make()); } };
}

/// Depths: one more than is read, and far more than any stack holds.
QList<HostilePlan> deepPlans()
{
    return {
        text("deep-33-flow-lists", [] { return nested(33, "[", "]"); }),
        text("deep-33-flow-maps", [] { return nested(33, "{a: ", "}"); }),
        text("deep-33-block-lists",
            [] { return kHead + "facts:\n  " + QByteArray("- ").repeated(33) + "x\n"; }),
        text("deep-33-block-maps",
            [] {
                return kHead + each(33, [](int i) { return QByteArray(i, ' ') + "a:\n"; })
                    + QByteArray(33, ' ') + "x\n";
            }),
        text("deep-33-mixed", [] { return nested(17, "[{a: ", "}]"); }),
        text("deep-33-keys", [] { return kHead + QByteArray("? ").repeated(33) + "x\n"; }),
        text("deep-30-that-fit", [] { return nested(30, "[", "]"); }),
        text("deep-million-flow-lists", [] { return nested(kMiB, "[", ""); }),
        text("deep-flow-maps", [] { return nested(kMiB, "{", ""); }),
        text("deep-flow-pairs", [] { return nested(400'000, "{a: ", ""); }),
        text("deep-block-lists",
            [] { return kHead + "facts:\n  " + QByteArray("- ").repeated(kMiB - 100) + "x\n"; }),
        text("deep-block-maps",
            [] { return kHead + each(1900, [](int i) { return QByteArray(i, ' ') + "a:\n"; }); }),
        text("deep-keys", [] { return kHead + QByteArray("? ").repeated(kMiB - 100) + "x\n"; }),
        text("deep-flow-keys", [] { return kHead + QByteArray("{? ").repeated(600'000); }),
        text("deep-closers", [] { return kHead + QByteArray(2'000'000, ']'); }),
    };
}

/// Two megabytes of one thing.
QList<HostilePlan> longTexts()
{
    const auto sized = [](int bytes) {
        return [bytes](const char* name, const QByteArray& unit, const QByteArray& before = kHead,
                   const QByteArray& after = "\n") {
            return text(name, [=] {
                return before + unit.repeated((bytes - before.size() - after.size()) / unit.size()) + after;
            });
        };
    };
    const auto of = sized(some(2 * kMiB));
    const auto whole = sized(2 * kMiB);
    return {
        whole("long-key", "k", kHead, ": x\n"),
        whole("long-quoted-key", "k", kHead + '"', "\": x\n"),
        whole("long-open-quote", "q", kHead + '"'),
        of("long-escapes", "\\n", kHead + "facts: [{about: a, text: \"", "\"}]\n"),
        of("long-nuls", "\\0", "muster: 1\nplan: {id: hostile, title: \"", "\"}\n"),
        of("long-bidi", "\u202e", "muster: 1\nplan: {id: hostile, title: ", "}\n"),
        whole("long-title", "Title ", "muster: 1\nplan: {id: hostile, title: ", "end}\n"),
        of("long-block", "line\n  ", kHead + "notes: {questions: []}\nfacts: |\n  "),
        of("long-folded", "x\n\n  ", "muster: 1\nplan:\n id: hostile\n title: >\n  "),
        of("long-comment", "#", kHead),
        of("long-comments", "# x\n", kHead),
        of("long-hashes", " #a", kHead + "facts: [x"),
        of("long-line-ends", "\n", kHead),
        of("long-carriage-returns", "\r", kHead),
        of("long-spaces", " ", kHead),
        of("long-tabs", "\t", kHead),
        of("long-tabs-in-flow", "\t", kHead + "facts: [", "]\n"),
        of("long-colons", ":", kHead),
        of("long-pairs", "a: ", kHead),
        of("long-quotes", "''", kHead + "facts: ['", "']\n"),
        of("long-empty-quotes", "'' ", kHead),
        of("long-backslashes", "\\\\", kHead + "facts: [\"", "\"]\n"),
        of("long-commas", ",", kHead + "facts: [", "]\n"),
        of("long-questions", "? ", kHead + "facts: {", "}\n"),
        of("long-anchors", "&a ", kHead),
        of("long-aliases", "*a,", kHead + "facts: [", "x]\n"),
        of("long-tags", "!a x,", kHead + "facts: [", "x]\n"),
        of("long-tag", "a", kHead + "facts: !", " x\n"),
        of("long-tag-directives", "%TAG !a! a:\n", ""),
        of("long-yaml-directives", "%YAML 1.1\n", ""),
        of("long-documents", "---\n", kHead),
        of("long-document-ends", "...\n", kHead),
        of("long-bars", "|\n", kHead + "facts:\n"),
        whole("long-million-items", "a,", kHead + "facts: [", "a]\n"),
        whole("long-million-lines", "-\n", kHead + "facts:\n"),
        of("long-maps", "{},", kHead + "services: [", "{}]\n"),
        of("long-broken-utf8", "\xff", kHead),
        of("long-marks", "\xef\xbb\xbf", ""),
        of("long-controls", "\x01", kHead),
        of("long-condition", " and kind = live",
            kHead + "scenarios: [{id: a, title: a, procedure: [{id: p, title: p, when: kind = live",
            "}]}]\n"),
        of("long-cron", "*/1 ", kHead + "backups: [{id: a, schedule: \"", "\"}]\n"),
        of("long-duration", "9", kHead + "objectives: {rto: ", " d}\n"),
        of("long-number", "9", kHead + "services: [{id: a, title: a, sequence: ", "}]\n"),
        of("long-id", "a", kHead + "services: [{title: a, id: ", "}]\n"),
        of("long-name", "a", kHead + "services: [{title: a, id: a, tier: ", "}]\n"),
        of("long-source", "a:1,", kHead + "facts: [{about: a, text: b, source: \"", "a:1\"}]\n"),
        of("long-template", "{{", kHead + "communications: {templates: [{id: a, body: \"", "\"}]}\n"),
        of("long-placeholders", "<A> {{b}} $C ", kHead + "communications: {templates: [{id: a, body: \"",
            "\"}]}\n"),
        whole("long-over-the-limit", "x", kHead, QByteArray(kMiB, 'x')),
        text("long-exactly-the-limit",
            [] { return kHead + '#' + QByteArray(2 * kMiB - kHead.size() - 2, 'x') + '\n'; }),
    };
}

/// What expressions of the rules could choke on: each as the words of a step, of its command and of a title.
QList<HostilePlan> longWords()
{
    const auto of = [](const char* name, const QByteArray& unit) {
        return text(name, [unit] {
            const auto words = '"' + unit.repeated(some(300'000) / unit.size()) + "!\"";
            return "muster: 1\nplan: {id: hostile, title: " + words
                + ", language: en}\nservices: [{id: db, title: Database, strategy: " + words
                + ", rpo: {value: 0, remark: " + words
                + "}}]\nscenarios:\n  - id: loss\n    title: Loss\n    affects: [db]\n    triggers: [" + words
                + "]\n    procedure: [{id: p, title: p, window: " + words + ", steps: [{id: a, do: " + words
                + "}, {id: b, do: b, caution: c, run: {argv: [" + words + "]}}]}]\n";
        });
    };
    return { of("words-letters", "a"), of("words-short", "a "), of("words-dashes", "a-"),
        of("words-slashes", "a/"), of("words-dots", "a."), of("words-addresses", "a://b:"),
        of("words-ats", "a:b@"), of("words-secrets", "password "), of("words-assignments", "token="),
        of("words-options", "--token "), of("words-signed", "eyJaaaaaaaa."), of("words-restores", "restore "),
        of("words-regions", "region "), of("words-losses", "loss of the "), of("words-updates", "update "),
        of("words-points", "point "), of("words-rolls", "roll "), of("words-deletes", "delete of "),
        of("words-drops", "drop table if exists "), of("words-braces", "{{a}} "), of("words-angles", "<a"),
        of("words-dollars", "${A"), of("words-digits", "1 min "), of("words-times", "10:00 AEST "),
        of("words-capitals", "XXXX "), of("words-documents", "a.md "), of("words-quotes", "'a' "),
        of("words-percents", "%1 "), of("words-wide", "\u00e4\u00df "), of("words-if", "if a then b, "),
        of("words-ands", "check and verify and "), of("words-soon", "as soon as possible ") };
}

/// As many entries as are read, so that what compares each with each shows.
QList<HostilePlan> manyEntries()
{
    return {
        text("many-nodes", [] { return kHead + "facts: " + listed(some(60'000), "a") + '\n'; }),
        text("many-keys", [] { return kHead + each(2001, [](int i) { return 'k' + n(i) + ": x\n"; }); }),
        text("many-unknown-keys",
            [] { return kHead + each(some(1900), [](int i) { return "service" + n(i) + ": x\n"; }); }),
        text("many-duplicate-keys", [] { return kHead + QByteArray("a: b\n").repeated(some(20'000)); }),
        text("many-services-in-a-chain",
            [] {
                return kHead + "services:\n" + each(some(5400), [](int i) {
                    return service(i, ", rto: 1 h, depends_on: [s" + n(i + 1) + ']');
                }) + service(some(5400));
            }),
        text("many-services-over-the-limit",
            [] {
                return kHead + "services:\n" + each(some(10'000), [](int i) {
                    return service(i, ", depends_on: [s" + n(i + 1) + ']');
                });
            }),
        text("many-services-in-a-circle",
            [] {
                return kHead + "services:\n" + each(some(5000), [](int i) {
                    return service(i, ", depends_on: [s" + n((i + 1) % some(5000)) + ']');
                });
            }),
        text("many-services-each-on-all",
            [] {
                return kHead + "services:\n" + each(someSquared(200), [](int i) {
                    return service(
                        i, ", rto: 1 h, rpo: 5 min, sequence: " + n(i) + ", depends_on: " + listed(i, "s"));
                });
            }),
        text("many-services-on-one-name-each",
            [] {
                return kHead + "services:\n"
                    + each(some(5000), [](int i) { return service(i, ", depends_on: [x" + n(i) + ']'); });
            }),
        text("many-services-alike",
            [] {
                return kHead + "services:\n" + QByteArray("  - {id: a, title: A}\n").repeated(some(9000));
            }),
        text("many-services-and-tiers",
            [] {
                return kHead + "tiers:\n"
                    + each(250,
                        [](int i) { return "  - {id: t" + n(i) + ", title: T, rto: 1 min, rpo: 1 min}\n"; })
                    + "services:\n"
                    + each(some(3500), [](int i) { return service(i, ", tier: t" + n(249 - i % 250)); });
            }),
        text("many-services-and-tiers-that-fit",
            [] {
                return kHead + "tiers:\n"
                    + each(200,
                        [](int i) { return "  - {id: t" + n(i) + ", title: T, rto: 1 min, rpo: 1 min}\n"; })
                    + "services:\n"
                    + each(some(5000), [](int i) { return service(i, ", tier: t" + n(199 - i % 200)); });
            }),
        text("many-services-with-vendors",
            [] {
                return kHead + "vendors:\n"
                    + each(some(3000),
                        [](int i) { return "  - {id: v" + n(i) + ", title: Vendor " + n(i) + "}\n"; })
                    + "services:\n" + each(some(3000), [](int i) {
                          return service(i, ", rto: 1 h, vendor: v" + n(some(3000) - 1 - i));
                      });
            }),
        text("many-waivers",
            [] {
                return kHead + "services:\n"
                    + each(some(3000), [](int i) { return service(i, ", rto: 1 h, rpo: 1 h"); })
                    + "waivers:\n" + each(some(5000), [](int i) {
                          return "  - {rule: coverage.x" + n(i) + ", reason: R}\n";
                      });
            }),
        text("many-waivers-that-hold",
            [] {
                return kHead + "services:\n"
                    + each(some(3000), [](int i) { return service(i, ", rto: 1 h, rpo: 1 h"); })
                    + "waivers:\n" + each(some(3000), [](int i) {
                          return "  - {rule: coverage.service-without-backup, place: s" + n(i)
                              + ", reason: R, until: 2000-01-01}\n";
                      });
            }),
        text("many-waivers-of-one",
            [] {
                return kHead + "services: [{id: a, title: A, rto: 1 h, rpo: 1 h}]\nwaivers:\n"
                    + QByteArray("  - {rule: coverage.service-without-check, place: a, reason: ' '}\n")
                          .repeated(some(6000));
            }),
        text("many-decisions", [] { return stepsOf(each(some(1900), [](int i) { return decision(i); })); }),
        text("many-branches",
            [] {
                return stepsOf(
                    each(some(800), [](int i) { return decision(i); }) + each(some(1600), [](int i) {
                        return step(some(1000) + i,
                            ", takes: 1 min, when: d" + n(i / 2) + (i % 2 == 0 ? " = x" : " = y"));
                    }));
            }),
        text("many-branches-in-branches",
            [] {
                return stepsOf(decision(0)
                    + each(some(1500), [](int i) { return decision(i + 1, ", when: d" + n(i) + " = x"); }));
            }),
        text("many-branches-just-tried",
            [] {
                return stepsOf(
                    each(11, [](int i) { return decision(i); }) + each(someSquared(180), [](int i) {
                        return step(
                            100 + i, ", takes: 1 min, when: d" + n(i % 11) + (i % 2 == 0 ? " = x" : " = y"));
                    }));
            }),
        text("many-branches-for-services",
            [] {
                return kHead + "services:\n" + each(some(1000), [](int i) {
                    return service(i, ", rto: 1 min");
                }) + stepsOf(each(8, [](int i) { return decision(i); }) + each(some(1000), [](int i) {
                    return step(100 + i,
                        ", takes: 1 h, recovers: [s" + n(i) + "], when: d" + n(i % 8)
                            + (i % 2 == 0 ? " = x" : " = y"));
                })).sliced(kHead.size());
            }),
        text("many-answers",
            [] {
                return stepsOf("          - {id: s, do: S, decide: {id: d, question: Q, answers: ["
                    + each(some(5000), [](int i) { return "{id: a" + n(i) + ", title: A, takes: 1 h}, "; })
                    + "]}}\n" + each(some(1500), [](int i) { return step(i, ", when: d = a" + n(i)); }));
            }),
        text("many-conditions",
            [] {
                return stepsOf(each(60, [](int i) { return decision(i); }) + each(some(1500), [](int i) {
                    return step(100 + i, ", when: " + each(30, [&](int t) {
                        return (t > 0 ? " and d" : "d") + n((i + t) % 60) + " = x";
                    }));
                }));
            }),
        text("many-conditions-against",
            [] {
                return stepsOf(decision(0)
                    + each(some(5000), [](int i) { return step(1 + i, ", when: d0 = x and d0 = y"); }));
            }),
        text("many-steps",
            [] { return stepsOf(each(some(6500), [](int i) { return step(i, ", takes: 36500 d"); })); }),
        text("many-steps-side-by-side",
            [] {
                return kHead + "roles: [{id: r, title: R, primary: unknown}]\n"
                    + stepsOf(each(some(5400), [](int i) { return step(i, ", takes: 1 h, role: r"); }), "any")
                          .sliced(kHead.size());
            }),
        text("many-steps-after-one",
            [] {
                return kHead + "roles: [{id: r, title: R}]\n" + stepsOf(step(0) + each(some(4000), [](int i) {
                    return step(i + 1, ", takes: 1 h, role: r, after: [s0]");
                })).sliced(kHead.size());
            }),
        text("many-steps-after-all",
            [] {
                return stepsOf(each(someSquared(290),
                    [](int i) { return step(i, ", takes: 1 h, after: " + listed(i, "s")); }));
            }),
        text("many-steps-in-a-circle",
            [] {
                return stepsOf(each(some(4500),
                    [](int i) { return step(i, ", after: [s" + n((i + 1) % some(4500)) + ']'); }));
            }),
        text("many-steps-alike",
            [] { return stepsOf(QByteArray("          - {id: a, do: Delete all}\n").repeated(some(9000))); }),
        text("many-phases",
            [] {
                return kHead + "scenarios:\n  - id: loss\n    title: Loss\n    rto: 1 min\n    procedure:\n"
                    + each(some(3000), [](int i) {
                          return "      - {id: p" + n(i) + ", title: P, window: " + n(i)
                              + " min - 100 h, steps: [{id: s" + n(i) + ", do: S, takes: 1 h}]}\n";
                      });
            }),
        text("many-phases-without-steps",
            [] {
                return kHead + "scenarios:\n  - id: loss\n    title: Loss\n    procedure:\n"
                    + each(some(9000), [](int i) { return "      - {id: p" + n(i) + ", title: P}\n"; });
            }),
        text("many-scenarios",
            [] {
                return kHead + "services: [{id: db, title: D, rto: 1 min, rpo: 1 min}]\nscenarios:\n"
                    + each(some(1900), [](int i) {
                          return "  - {id: l" + n(i)
                              + ", title: Loss of region, rto: 1 min, affects: [db], procedure: [{id: p, "
                                "title: P, steps: [{id: s, do: Restore the data, takes: 1 h, recovers: "
                                "[db]}]}]}\n";
                      });
            }),
        text("many-scenarios-of-many-services",
            [] {
                return kHead + "services:\n"
                    + each(someSquared(150), [](int i) { return service(i, ", rto: 1 min, rpo: 1 min"); })
                    + "backups:\n"
                    + each(someSquared(150),
                        [](int i) {
                            return "  - {id: b" + n(i) + ", service: s" + n(i) + ", schedule: weekly}\n";
                        })
                    + "scenarios:\n" + each(someSquared(220), [](int i) {
                          return "  - {id: l" + n(i) + ", title: Loss of a region, affects: "
                              + listed(someSquared(150), "s") + "}\n";
                      });
            }),
        text("many-recoveries",
            [] {
                return kHead + "services:\n" + each(someSquared(150), [](int i) {
                    return service(i, ", rto: 1 min");
                }) + stepsOf(each(someSquared(220), [](int i) {
                    return step(i, ", takes: 1 h, recovers: " + listed(someSquared(150), "s"));
                })).sliced(kHead.size());
            }),
        text("many-scenarios-that-restore",
            [] {
                return kHead + "services:\n"
                    + each(some(1500), [](int i) { return service(i, ", rto: 1 h"); }) + "scenarios:\n"
                    + each(some(900), [](int i) {
                          return "  - {id: l" + n(i)
                              + ", title: L, procedure: [{id: p, title: P, steps: [{id: s, do: S, takes: 2 "
                                "h, recovers: [s"
                              + n(i) + "]}]}]}\n";
                      });
            }),
        text("many-backups-of-one-service",
            [] {
                return kHead + "services: [{id: db, title: D, rpo: 1 min}]\nbackups:\n"
                    + each(some(4000), [](int i) {
                          return "  - {id: b" + n(i)
                              + ", service: db, schedule: \"0 0 29 2 1\", retention: 1 d}\n";
                      });
            }),
        text("many-backups-and-services",
            [] {
                return kHead + "services:\n"
                    + each(some(2000), [](int i) { return service(i, ", rpo: 1 min"); }) + "backups:\n"
                    + each(some(2500), [](int i) {
                          return "  - {id: b" + n(i) + ", title: Nightly copy, service: s" + n(i % some(2000))
                              + ", kind: " + (i % 2 == 0 ? "full" : "wal")
                              + ", schedule: yearly, retention: 1 d}\n";
                      });
            }),
        text("many-copies",
            [] {
                return kHead
                    + "services: [{id: db, title: D, rpo: 1 min, region: a}]\nbackups: [{id: b, service: db, "
                      "schedule: daily, copies: ["
                    + each(some(6000), [](int i) { return "{place: p" + n(i) + ", region: a}, "; })
                    + "]}]\nscenarios: [{id: l, title: Region outage, affects: [db]}]\n";
            }),
        text("many-verifications",
            [] {
                return kHead + "backups: [{id: b, retention: 1 d, verify: ["
                    + QByteArray("{kind: restore, every: \"0 0 29 2 1\"}, ").repeated(some(6000)) + "]}]\n";
            }),
        text("many-data-classes",
            [] {
                return kHead + "services:\n"
                    + each(some(2000), [](int i) { return service(i, ", kind: database"); }) + "data:\n"
                    + each(some(3000), [](int i) {
                          return "  - {id: c" + n(i) + ", title: Class " + n(i) + ", stored_in: s"
                              + n(i % some(2000)) + ", rpo: 5 min}\n";
                      });
            }),
        text("many-roles-and-people",
            [] {
                return kHead + "roles:\n"
                    + each(some(2500),
                        [](int i) {
                            return "  - {id: r" + n(i) + ", title: Role, duties: [x], primary: p" + n(i)
                                + ", secondary: p0}\n";
                        })
                    + "people:\n" + each(some(2500), [](int i) {
                          return "  - {id: p" + n(i) + ", name: P, roles: [r" + n(some(2500) - 1 - i)
                              + "], phone: unknown}\n";
                      });
            }),
        text("many-people-of-all-roles",
            [] {
                return kHead + "roles:\n"
                    + each(someSquared(190),
                        [](int i) {
                            return "  - {id: r" + n(i) + ", title: R, duties: [Verify the data]}\n";
                        })
                    + "people:\n"
                    + each(someSquared(190),
                        [](int i) {
                            return "  - {id: p" + n(i) + ", name: P, roles: " + listed(someSquared(190), "r")
                                + "}\n";
                        })
                    + stepsOf(
                        each(someSquared(190), [](int i) { return step(i, ", takes: 1 h, role: r" + n(i)); }),
                        "any")
                          .sliced(kHead.size());
            }),
        text("many-contacts",
            [] {
                return kHead + "contacts:\n" + each(some(7000), [](int i) {
                    return "  - {id: c" + n(i) + ", title: C, escalate_after: 1 h}\n";
                });
            }),
        text("many-credentials",
            [] {
                return kHead + "credentials:\n" + each(some(3500), [](int i) {
                    return "  - {id: cred" + n(i) + ", title: C}\n";
                }) + stepsOf(each(some(2000), [](int i) {
                    return step(i, ", expect: take cred" + n(i) + " now");
                })).sliced(kHead.size());
            }),
        text("many-checks-and-alerts",
            [] {
                return kHead + "checks:\n"
                    + each(some(2500),
                        [](int i) { return "  - {id: c" + n(i) + ", kind: http, address: x, every: 1 h}\n"; })
                    + "alerts:\n" + each(some(2500), [](int i) {
                          return "  - {on: c" + n(some(2500) - 1 - i) + ", when: down, for: 2 h}\n";
                      });
            }),
        text("many-audiences",
            [] {
                return kHead + "communications:\n  audiences:\n"
                    + each(some(3000),
                        [](int i) {
                            return "    - {id: a" + n(i) + ", title: Audience, channels: [c" + n(i) + "]}\n";
                        })
                    + "  channels:\n" + each(some(3000), [](int i) {
                          return "    - {id: c" + n(some(3000) - 1 - i) + ", kind: smtp}\n";
                      });
            }),
        text("many-templates",
            [] {
                return kHead + "communications:\n  templates:\n" + each(some(5000), [](int i) {
                    return "    - {id: t" + n(i) + ", body: \"{{x" + n(i) + "}} {{y\"}\n";
                });
            }),
        text("many-duties",
            [] {
                return kHead + "duties:\n" + each(some(7000), [](int i) {
                    return "  - {id: d" + n(i) + ", title: Duty, trigger: T}\n";
                });
            }),
        text("many-drills",
            [] {
                return kHead + "scenarios:\n"
                    + each(some(2500), [](int i) { return "  - {id: l" + n(i) + ", title: L, rto: 1 h}\n"; })
                    + "drills:\n" + each(some(2500), [](int i) {
                          return "  - {id: d" + n(i) + ", every: yearly, rotates: [l" + n(some(2500) - 1 - i)
                              + "], rto: 1 min}\n";
                      });
            }),
        text("many-drills-of-all",
            [] {
                return kHead + "scenarios:\n"
                    + each(someSquared(200),
                        [](int i) { return "  - {id: l" + n(i) + ", title: L, rto: 1 h}\n"; })
                    + "drills:\n" + each(someSquared(200), [](int i) {
                          return "  - {id: d" + n(i) + ", every: yearly, rotates: "
                              + listed(someSquared(200), "l") + ", rto: 1 min}\n";
                      });
            }),
        text("many-acceptances",
            [] {
                return kHead + "acceptance:\n"
                    + QByteArray("  - {text: T, met_by: scenarios >= 5 and drills >= 5}\n")
                          .repeated(some(8000));
            }),
        text("many-facts-and-sides",
            [] {
                return kHead + "facts:\n"
                    + each(some(4000),
                        [](int i) { return "  - {about: f" + n(i) + ", text: see doc" + n(i) + ".md}\n"; })
                    + "disagreements: [{about: a, sides: ["
                    + each(some(4000), [](int i) { return "{text: t" + n(i) + ", source: \"a.md:1\"}, "; })
                    + "]}]\n";
            }),
        text("many-references",
            [] {
                return kHead + "references:\n" + each(some(5000), [](int i) {
                    return "  - {to: doc" + n(i) + ".md, title: doc" + n(i) + ".md, present: false}\n";
                });
            }),
        text("many-assumptions",
            [] {
                return kHead + "assumptions:\n" + each(some(5000), [](int i) {
                    return "  - {id: a" + n(i) + ", text: T, breaks: [x" + n(i) + "]}\n";
                });
            }),
        text("many-commands",
            [] {
                return stepsOf("          - {id: s, do: S, run: {any: ["
                    + QByteArray("{argv: [rm, -rf, x]}, ").repeated(some(8000)) + "]}}\n");
            }),
        text("many-arguments",
            [] {
                return stepsOf("          - {id: s, do: S, run: {argv: [rm, "
                    + QByteArray("'<A>', ").repeated(some(45'000)) + "x]}}\n");
            }),
        text("many-variables",
            [] {
                return stepsOf("          - {id: s, do: S, run: {argv: [x], environment: {"
                    + each(some(1900), [](int i) { return 'A' + n(i) + ": credential:c" + n(i) + ", "; })
                    + "}}}\n");
            }),
        text("many-secrets",
            [] {
                return kHead
                    + each(some(60'000), [](int) { return QByteArray("# password=abc123def456\n"); });
            }),
        text("many-injects",
            [] {
                return kHead + "drills: [{id: d, script: ["
                    + QByteArray("{at: 1 min, inject: X, to: y}, ").repeated(some(6000)) + "]}]\n";
            }),
        text("many-long-titles",
            [] {
                return kHead + "services:\n" + each(some(1000), [](int i) {
                    return "  - {id: s" + n(i) + ", title: " + QByteArray("Long title ").repeated(150)
                        + ", rto: 1 h, rpo: 1 min, depends_on: [s" + n(i + 1) + "]}\n";
                }) + service(some(1000), ", rto: 5 h, rpo: 1 h");
            }),
        text("many-findings-on-a-long-title",
            [] {
                return kHead
                    + "services: [{id: db, title: " + QByteArray("Long title ").repeated(some(80'000))
                    + ", rto: 5 h, rpo: 5 h}]\n" + "backups:\n"
                    + each(some(1500),
                        [](int i) {
                            return "  - {id: b" + n(i) + ", service: db, schedule: yearly, retention: 1 d}\n";
                        })
                    + "scenarios:\n" + each(some(1500), [](int i) {
                          return "  - {id: l" + n(i)
                              + ", title: Region outage, rto: 1 h, affects: [db], procedure: [{id: p, title: "
                                "P, steps: [{id: s, do: S, takes: 9 h, recovers: [db]}]}]}\n";
                      });
            }),
        text("many-words-in-a-long-question",
            [] {
                return stepsOf("          - {id: s, do: S, decide: {id: d, question: "
                    + QByteArray("Why not ").repeated(some(120'000))
                    + ", answers: [{id: a, title: A}, {id: b, title: B}]}}\n"
                    + each(some(1000), [](int i) { return step(i, ", when: d = a and d = b"); }));
            }),
        text("many-faults",
            [] {
                return kHead + "services:\n"
                    + QByteArray("  - {id: '', rto: x, x: y}\n").repeated(some(7000));
            }),
        text("many-questions",
            [] {
                return kHead + "notes: {questions: " + listed(some(20'000), "Why ")
                    + ", references: " + listed(some(20'000), "a.md ") + "}\n";
            }),
        text("many-holidays",
            [] {
                return kHead + "calendars: [{id: c, title: C, holidays: ["
                    + QByteArray("2027-01-01, ").repeated(some(40'000)) + "]}]\n";
            }),
    };
}

/// Files beside the plan, and plans that are no files.
QList<HostilePlan> oddFiles()
{
    const auto taking
        = [](const QByteArray& file) { return stepsOf("          - {id: a, use: \"" + file + "#x\"}\n"); };
    const auto giving
        = [](const QByteArray& more) { return kHead + "validation: [{id: x, " + more + "}]\n"; };
    return {
        { "file-is-a-pipe", [](const QDir& folder) { layPipe(folder, kMain); } },
        { "file-is-a-folder", [](const QDir& folder) { folder.mkdir(kMain); } },
        { "file-is-a-device", [](const QDir& folder) { layLink(folder, kMain, u"/dev/zero"_s); } },
        { "file-is-a-link-to-nothing", [](const QDir& folder) { layLink(folder, kMain, u"nothing"_s); } },
        { "file-is-a-link-to-itself",
            [](const QDir& folder) { layLink(folder, kMain, folder.filePath(kMain)); } },
        { "file-is-missing", [](const QDir&) {} },
        { "include-a-pipe",
            [=](const QDir& folder) {
                layPipe(folder, u"p.yaml"_s);
                lay(folder, kMain, taking("p.yaml"));
            } },
        { "include-a-link-to-a-device",
            [=](const QDir& folder) {
                layLink(folder, u"p.yaml"_s, u"/dev/zero"_s);
                lay(folder, kMain, taking("p.yaml"));
            } },
        { "include-a-link-outside",
            [=](const QDir& folder) {
                layLink(folder, u"p.yaml"_s, u"/etc/passwd"_s);
                lay(folder, kMain, taking("p.yaml"));
            } },
        { "include-a-folder-outside",
            [=](const QDir& folder) {
                layLink(folder, u"p"_s, u"/etc"_s);
                lay(folder, kMain, taking("p/passwd"));
            } },
        { "include-a-link-to-itself",
            [=](const QDir& folder) {
                layLink(folder, u"p.yaml"_s, folder.filePath(u"p.yaml"_s));
                lay(folder, kMain, taking("p.yaml"));
            } },
        { "include-two-megabytes",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s, giving("do: x") + QByteArray(2 * kMiB, '#'));
                lay(folder, kMain, taking("p.yaml"));
            } },
        { "include-a-long-row",
            [=](const QDir& folder) {
                for (int i = 0; i < 40; ++i)
                    lay(folder, u"p%1.yaml"_s.arg(i), giving("use: \"p" + n(i + 1) + ".yaml#x\""));
                lay(folder, kMain, taking("p0.yaml"));
            } },
        { "include-many-files",
            [=](const QDir& folder) {
                for (int i = 0; i < 150; ++i)
                    lay(folder, u"p%1.yaml"_s.arg(i), giving("do: x"));
                lay(folder, kMain,
                    stepsOf(each(150, [](int i) { return step(i, ", use: \"p" + n(i) + ".yaml#x\""); })));
            } },
        { "include-one-large-step-often",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s, giving("do: x, expect: " + QByteArray("much ").repeated(100'000)));
                lay(folder, kMain,
                    stepsOf(each(some(4000), [](int i) { return step(i, ", use: \"p.yaml#x\""); })));
            } },
        { "include-one-wide-step-often",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s, giving("do: x, run: {argv: " + listed(10'000, "a") + '}'));
                lay(folder, kMain,
                    stepsOf(each(some(4000), [](int i) { return step(i, ", use: \"p.yaml#x\""); })));
            } },
        { "include-from-many-steps",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s, kHead + "validation:\n" + each(some(9000), [](int i) {
                    return "  - {id: x" + n(i) + ", do: x}\n";
                }));
                lay(folder, kMain, stepsOf(each(some(4000), [](int i) {
                    return step(i, ", use: \"p.yaml#x" + n(i) + '"');
                })));
            } },
        { "include-wrong-names",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s, kHead + "validation:\n" + each(some(9000), [](int i) {
                    return "  - {id: x" + n(i) + ", do: x}\n";
                }));
                lay(folder, kMain, stepsOf(each(some(4000), [](int i) {
                    return step(i, ", use: \"p.yaml#y" + n(i) + '"');
                })));
            } },
        { "include-missing-files",
            [=](const QDir& folder) {
                for (int i = 0; i < 300; ++i)
                    lay(folder, u"other%1.yaml"_s.arg(i), "x");
                lay(folder, kMain, stepsOf(each(some(4000), [](int i) {
                    return step(i, ", use: \"p" + n(i) + ".yaml#x\"");
                })));
            } },
        { "child-is-a-pipe",
            [=](const QDir& folder) {
                layPipe(folder, u"p.yaml"_s);
                lay(folder, kMain, kHead + "children: [{plan: p.yaml}]\n");
            } },
        { "child-is-a-device",
            [=](const QDir& folder) {
                layLink(folder, u"p.yaml"_s, u"/dev/zero"_s);
                lay(folder, kMain, kHead + "children: [{plan: p.yaml}]\n");
            } },
        { "child-is-the-plan-by-a-link",
            [=](const QDir& folder) {
                layLink(folder, u"p.yaml"_s, folder.filePath(kMain));
                lay(folder, kMain, kHead + "children: [{plan: p.yaml}]\n");
            } },
        { "child-plans-by-the-thousand",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s, kHead);
                lay(folder, kMain,
                    kHead + "children:\n" + QByteArray("  - {plan: p.yaml}\n").repeated(some(9000)));
            } },
        { "child-plans-that-are-missing",
            [=](const QDir& folder) {
                for (int i = 0; i < 300; ++i)
                    lay(folder, u"other%1.yaml"_s.arg(i), "x");
                lay(folder, kMain, kHead + "children:\n" + each(some(9000), [](int i) {
                    return "  - {plan: p" + n(i) + ".yaml}\n";
                }));
            } },
        { "child-plans-of-child-plans",
            [=](const QDir& folder) {
                const auto all
                    = "children:\n" + each(20, [](int i) { return "  - {plan: p" + n(i) + ".yaml}\n"; });
                for (int i = 0; i < 20; ++i)
                    lay(folder, u"p%1.yaml"_s.arg(i), kHead + all);
                lay(folder, kMain, kHead + all);
            } },
        { "child-plans-that-are-large",
            [=](const QDir& folder) {
                lay(folder, u"p.yaml"_s,
                    kHead + "notes: {questions: []}\n" + QByteArray("# much\n").repeated(280'000));
                lay(folder, kMain, kHead + "children:\n" + QByteArray("  - {plan: p.yaml}\n").repeated(100));
            } },
    };
}

} // namespace

QList<HostilePlan> hostilePlans()
{
    return deepPlans() + longTexts() + longWords() + manyEntries() + oddFiles();
}

} // namespace muster::test
