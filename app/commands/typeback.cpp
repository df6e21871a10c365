// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/typeback.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/paper/typedlines.h"

#include <QFile>
#include <QSet>
#include <QStringDecoder>

namespace muster::commands {

namespace {

/// More than anybody types back from paper.
constexpr qint64 kLargestFile = qint64 { 1024 } * 1024;

bool isTheWorld(const Error& error)
{
    return error.fault != Fault::Invalid && error.fault != Fault::Conflict && error.fault != Fault::NotFound;
}

Result<QString> textOfFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Invalid, Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (file.size() > kLargestFile)
        return fail(Fault::Invalid, Words::tr("%1 is too large for lines that somebody typed.").arg(path));
    // Stateless: half a letter at the end is an error too.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(file.readAll());
    if (decoder.hasError())
        return fail(Fault::Invalid, Words::tr("%1 is no text in UTF-8.").arg(path));
    return text;
}

/// Records what was typed, line by line.
class TypingBack {
public:
    TypingBack(session::IncidentSession& incident, Console& console)
        : m_incident(incident)
        , m_console(console)
        , m_zone(zoneOf(incident.plan().zone, console.utc))
        , m_recorded(incident.events())
    {
    }

    /// All lines can be read, or nothing is recorded.
    [[nodiscard]] int all(const QString& text)
    {
        auto read = paper::typedLines(text, about());
        for (const auto& fault : read.faults)
            m_console.complain(Words::tr("Line %1: %2").arg(QString::number(fault.number), fault.text));
        if (!read.faults.isEmpty()) {
            return m_console.unusable(
                Words::tr("Nothing was recorded. Correct what is said above, and give all lines again."));
        }
        if (read.lines.isEmpty()) {
            return m_console.unusable(
                Words::tr("There is nothing to record; write a line an act, for example: 1.2 0314"));
        }
        auto& left = read.lines;
        while (recordWhatMayBe(left)) { }
        return end(left);
    }

    /// Each line is answered at once.
    [[nodiscard]] int oneByOne()
    {
        m_console.remark(Words::tr(
            "Type a line an act, as it stands on the paper: 1.2 0314. q ends; a line that is refused is "
            "typed again."));
        for (int number = 1;; ++number) {
            m_console.prompt(QStringLiteral("> "));
            const auto typed = m_console.readLine();
            if (!typed || typed->trimmed() == u"q")
                return kDone;
            const auto line = paper::typedLine(*typed, number, about());
            if (!line) {
                m_console.tell(line.error().text);
                continue;
            }
            if (!*line)
                continue;
            const auto told = record(**line);
            if (!told.text.isEmpty())
                m_console.tell(told.text);
            if (told.refused && isTheWorld(*told.refused))
                return m_console.refuse(*told.refused);
            if (told.refused)
                m_console.tell(Words::tr("Not recorded: %1").arg(told.refused->text));
        }
    }

private:
    [[nodiscard]] paper::TypedAbout about() const
    {
        const auto& state = m_incident.state();
        return { m_incident.plan(), state, m_incident.walkthrough(),
            { state.declaredAt, m_incident.clock().now(), m_zone } };
    }

    /// People get the ids that they have in this incident.
    [[nodiscard]] incident::Payload withIds(const incident::Payload& act)
    {
        if (const auto* seen = std::get_if<incident::StepVerified>(&act);
            seen && seen->how != incident::SecondHow::Alone)
            return m_incident.verifiedBy(seen->step, seen->how, seen->secondName, seen->saw);
        if (const auto* given = std::get_if<incident::ApprovalGiven>(&act))
            return m_incident.approvedBy(given->step, given->how, given->approverName);
        if (const auto* refused = std::get_if<incident::ApprovalRefused>(&act))
            return m_incident.refusedBy(refused->step, refused->approverName, refused->why);
        if (const auto* role = std::get_if<incident::RoleAssigned>(&act))
            return m_incident.handOverTo(role->role, role->holderName);
        return act;
    }

    /// What became of a line.
    struct Told {
        Instant at;
        /// What was recorded, or that it was before; empty for nothing.
        QString text;
        bool known = false;
        std::optional<Error> refused = {};
    };

    /// What was recorded before is not recorded again.
    [[nodiscard]] Told record(const paper::TypedLine& line)
    {
        Told told { line.at(), {} };
        QList<incident::Payload> fresh;
        for (const auto& act : line.acts) {
            // The rest of such a line was meant at the same time.
            if (const auto at = m_recorded.find(act, line))
                told.at = *at;
            else
                fresh.append(act);
        }
        if (fresh.isEmpty()) {
            told.known = true;
            told.text = Words::tr("%1: recorded already").arg(line.text);
            return told;
        }
        const auto before = m_incident.timeline().size();
        for (const auto& act : paper::actsNow(fresh, m_incident.walkthrough())) {
            if ((told.refused = paper::outrun(act, told.at, m_incident.state())))
                break;
            const auto done = await(m_incident.act(withIds(act), told.at));
            if (!done) {
                told.refused = done.error();
                break;
            }
            m_recorded.add(told.at, act);
        }
        QStringList texts;
        for (const auto& entry : m_incident.timeline().mid(before))
            texts.append(entry.text);
        if (!texts.isEmpty()) {
            told.text = Words::tr("%1: %2").arg(
                timeOrDate(told.at, m_incident.clock().now(), m_zone), texts.join(QStringLiteral("; ")));
        }
        return told;
    }

    /// One pass by their times. What had to wait for a line of a later time, because it was done out of turn,
    /// is tried again in the next. Whether there is a next.
    [[nodiscard]] bool recordWhatMayBe(QList<paper::TypedLine>& left)
    {
        QList<paper::TypedLine> refused;
        QSet<incident::StepAddress> waiting;
        const auto before = left.size();
        for (const auto& line : std::as_const(left)) {
            // The lines of one step keep their order.
            if (m_stopped || (line.step && waiting.contains(*line.step))) {
                refused.append(line);
                continue;
            }
            const auto told = record(line);
            if (!told.text.isEmpty())
                tell(line, told.at, told.known ? "known" : "recorded", told.text);
            if (!told.refused)
                continue;
            m_why.insert(line.number, told.refused->text);
            if (line.step)
                waiting.insert(*line.step);
            if (isTheWorld(*told.refused))
                m_stopped = told.refused;
            refused.append(line);
        }
        left = refused;
        return !m_stopped && !left.isEmpty() && left.size() < before;
    }

    void tell(const paper::TypedLine& line, Instant at, const char* outcome, const QString& text)
    {
        const auto number = QString::number(line.number);
        if (m_console.json) {
            m_rows.append(QJsonObject { { QStringLiteral("line"), line.number },
                { QStringLiteral("typed"), line.text }, { QStringLiteral("at"), isoText(at) },
                { QStringLiteral("outcome"), QLatin1StringView(outcome) },
                { QStringLiteral("text"), text } });
        } else {
            m_console.remark(Words::tr("Line %1, %2").arg(number, text));
        }
    }

    /// Tells what was not recorded, and what is still needed. Gives the exit status.
    [[nodiscard]] int end(const QList<paper::TypedLine>& left)
    {
        for (const auto& line : left) {
            const auto why = m_why.value(line.number,
                m_stopped ? m_stopped->text
                          : Words::tr("an earlier line about the same step was not recorded."));
            if (m_console.json)
                tell(line, line.at(), "refused", why);
            m_console.complain(
                Words::tr("Line %1 was not recorded: %2").arg(QString::number(line.number), why));
        }
        if (m_console.json)
            m_console.tell(m_rows);
        for (const auto& view : m_incident.walkthrough().steps) {
            if (view.waitsOn == incident::WaitsOn::SecondPerson && !m_console.json) {
                m_console.remark(
                    Words::tr("%1 waits for a second person; add: %1 0314 seen by NAME").arg(view.code));
            }
        }
        if (m_stopped)
            return kRefused;
        if (left.isEmpty())
            return kDone;
        m_console.complain(Words::tr("Correct this and give all lines again; what is recorded already is "
                                     "passed over."));
        return kNo;
    }

    session::IncidentSession& m_incident;
    Console& m_console;
    const QTimeZone m_zone;
    paper::RecordedActs m_recorded;
    QHash<int, QString> m_why;
    std::optional<Error> m_stopped;
    QJsonArray m_rows;
};

/// What is typed until the end, where nobody can be answered.
QString everythingTyped(Console& console)
{
    QString text;
    while (const auto line = console.readLine())
        text += *line + u'\n';
    return text;
}

} // namespace

Usage IncidentTypeBack::usage() const
{
    return { QStringLiteral("incident type-back"), QStringLiteral("ID [FILE]"), 1, 2,
        Words::tr("Record what was done on paper, with its times; without a file line by line."), {} };
}

int IncidentTypeBack::run(const Arguments& arguments, Console& console)
{
    const auto path = arguments.operands.value(1, QStringLiteral("-"));
    QString text;
    const bool isTyped = path == u"-";
    if (!isTyped) {
        const auto read = textOfFile(path);
        if (!read)
            return console.refuse(read.error());
        text = *read;
    }
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    TypingBack typing(*opened->incident, console);
    if (isTyped && console.canAsk && !console.json)
        return typing.oneByOne();
    if (isTyped)
        text = everythingTyped(console);
    if (console.wasInterrupted())
        return console.unusable(Words::tr("Interrupted before the last line. Nothing was recorded."));
    return typing.all(text);
}

} // namespace muster::commands
