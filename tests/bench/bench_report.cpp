// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_report pdf|html ROWS STEPS FILE: writes a report with so many lines in its timeline and so many
// steps, as large as real ones are. As HTML it is for the peer, which makes a PDF of it. Prints one figure a
// line: id, value, unit.

#include "core/report/forms.h"

#include <QFile>
#include <QGuiApplication>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace muster;
using namespace muster::report;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kBegan = 1'773'417'600'000;
constexpr qint64 kBetween = 20'000;

void print(const char* id, double value, const char* unit)
{
    std::printf("%s %.3f %s\n", id, value, unit);
}

Cell moment(qint64 at)
{
    return { QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"HH:mm:ss"_s),
        Number { {}, at, Number::Unit::Moment } };
}

Cell length(qint64 seconds)
{
    return { QTime(0, 0).addSecs(static_cast<int>(seconds)).toString(u"HH:mm:ss"_s),
        Number { {}, seconds * 1000, Number::Unit::Milliseconds } };
}

Section timeline(int rows)
{
    using Align = Column::Align;
    const QStringList people { u"Ada Example"_s, u"王芳"_s, u"ليلى حداد"_s, u"Ben Sample"_s };
    Table table { u"entries"_s, {},
        { { u"entry"_s, u"Entry"_s }, { u"occurred"_s, u"Occurred"_s, Align::End },
            { u"recorded"_s, u"Recorded"_s, Align::End }, { u"who"_s, u"Who"_s }, { u"what"_s, u"What"_s } },
        {} };
    for (int i = 0; i < rows; ++i) {
        const auto entry = QString::number(i + 1);
        const auto at = kBegan + i * kBetween;
        table.rows.append({ entry,
            { { entry, {}, Tone::Plain, entry }, moment(at), i % 20 == 0 ? moment(at + kBetween) : Cell {},
                { people.at(i % people.size()) },
                { i % 3 == 0 ? u"%1.%2 Promote the replica: done — saw “lag 2 s”"_s.arg(i % 9).arg(i % 30)
                             : u"Note %1: the replica was looked at, the lag was written down, and then "
                               "somebody rang up to ask how long it will take"_s.arg(i) } } });
    }
    return { u"timeline"_s, u"Timeline"_s, { Paragraph { u"Each entry of the record."_s }, table } };
}

Section steps(int count)
{
    using Align = Column::Align;
    Table table { u"steps"_s, u"Each step: planned and actual"_s,
        { { u"step"_s, u"Step"_s }, { u"planned"_s, u"Planned"_s, Align::End },
            { u"from"_s, u"From"_s, Align::End }, { u"took"_s, u"Took"_s, Align::End },
            { u"what"_s, u"What became of it"_s }, { u"entry"_s, u"Entry"_s } },
        {} };
    for (int i = 0; i < count; ++i) {
        const auto entry = QString::number(i * 3 + 1);
        auto took = length(400 + i * 7);
        took.tone = i % 9 == 0 ? Tone::Bad : Tone::Plain;
        table.rows.append({ QString::number(i),
            { { u"%1.%2 Check the %3rd part of the restored data"_s.arg(i / 20).arg(i % 20).arg(i) },
                length(300), moment(kBegan + i * kBetween), took, { u"Confirmed by two"_s },
                { entry, {}, Tone::Plain, entry } } });
    }
    return { u"adherence"_s, u"The plan, and what was done of it"_s, { table } };
}

Report reportOf(int rows, int count)
{
    Report report;
    report.subject = u"00000000-0000-4000-8000-000000000001"_s;
    report.day = QDate(2026, 3, 13);
    report.title = u"Rows are missing"_s;
    report.subtitle = u"Shop · Friday, 13 March 2026 · times in UTC"_s;
    report.footer = u"Record 00000000 · times in UTC"_s;
    report.sections = { timeline(rows), steps(count) };
    nameNumbers(report);
    return report;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    const auto form = words.size() == 5 ? formCalled(words.at(1)) : std::nullopt;
    if (!form) {
        std::fputs("bench_report pdf|html ROWS STEPS FILE\n", stderr);
        return 2;
    }
    const auto report = reportOf(words.at(2).toInt(), words.at(3).toInt());
    rusage before {};
    ::getrusage(RUSAGE_SELF, &before);
    const auto start = std::chrono::steady_clock::now();
    const auto made = written(report, *form);
    const auto spent = std::chrono::steady_clock::now() - start;
    rusage after {};
    ::getrusage(RUSAGE_SELF, &after);
    if (!made) {
        std::fprintf(stderr, "bench_report: %s\n", qPrintable(made.error().text));
        return 3;
    }
    QFile file(words.at(4));
    if (!file.open(QIODevice::WriteOnly) || file.write(*made) != made->size()) {
        std::fprintf(stderr, "bench_report: %s\n", qPrintable(file.errorString()));
        return 3;
    }
    print("written", std::chrono::duration<double, std::milli>(spent).count(), "ms");
    print("bytes", static_cast<double>(made->size()) / 1048576.0, "MiB");
    // Of the whole program, and of what the report itself takes before it is written.
    print("peak", static_cast<double>(after.ru_maxrss) / 1024.0, "MiB");
    print("peak.before", static_cast<double>(before.ru_maxrss) / 1024.0, "MiB");
    return 0;
}
