// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentreview.h"

#include "app/commands/await.h"
#include "app/commands/incidentact.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/base/printable.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/timeline.h"

namespace muster::commands {

namespace {

using Stage = incident::ReviewStage;

const auto kSection = QStringLiteral("--section");
const auto kWhy = QStringLiteral("--why");

/// The text comes line by line instead.
const auto kInput = QStringLiteral("-");

enum class Verb { Show, Write, Move, Remark, Answer };

/// Among the operands.
constexpr qsizetype kVerb = 1;
constexpr qsizetype kWhat = 2;
constexpr qsizetype kText = 3;

QString stageText(Stage stage)
{
    switch (stage) {
    case Stage::Draft:
        return Words::tr("a draft");
    case Stage::InReview:
        return Words::tr("in review");
    case Stage::Approved:
        return Words::tr("approved");
    case Stage::Closed:
        return Words::tr("closed");
    }
    Q_UNREACHABLE();
}

/// With line breaks as they were typed; nothing when it was interrupted.
std::optional<QString> linesOf(Console& console)
{
    QStringList lines;
    while (auto line = console.readLine())
        lines.append(*line);
    if (console.wasInterrupted())
        return std::nullopt;
    return lines.join(u'\n');
}

/// How many words there are behind ID, at least and at most; in words, what is missing.
struct Shape {
    qsizetype least = 0;
    qsizetype most = 0;
    QString missing = {};
};

Shape shapeOf(Verb verb)
{
    switch (verb) {
    case Verb::Show:
        return { 0, 1 };
    case Verb::Write:
        return { 3, 3,
            Words::tr("Say which part, and its text: write PART TEXT. With - it is read line by line.") };
    case Verb::Move:
        return { 2, 2, Words::tr("Say how far it has come: move STAGE.") };
    case Verb::Remark:
        return { 2, 2, Words::tr("Say what you think of it: remark TEXT.") };
    case Verb::Answer:
        return { 2, 3, Words::tr("Say which remark, and what was done about it: answer N TEXT.") };
    }
    Q_UNREACHABLE();
}

/// What is done with one open incident.
class Work {
public:
    Work(const Arguments& arguments, session::IncidentSession& incident, Console& console)
        : m_arguments(arguments)
        , m_incident(incident)
        , m_console(console)
        , m_zone(zoneOf(incident.plan().zone, console.utc))
        , m_review(incident.state().review)
    {
    }

    int show()
    {
        if (m_console.json) {
            m_console.tell(json());
            return kDone;
        }
        m_console.tell(Words::tr("The report is %1%2.").arg(stageText(m_review.stage), sinceText()));
        for (const auto& part : incident::reviewParts()) {
            const auto text = m_review.textOf(part);
            if (text.isEmpty())
                continue;
            m_console.tell(QStringLiteral("%1 (%2):").arg(part, incident::partText(part)));
            m_console.tell(text);
        }
        for (qsizetype i = 0; i < m_review.comments.size(); ++i)
            m_console.tell(lineOf(i + 1, m_review.comments[i]));
        return kDone;
    }

    int record(Verb verb, const QString& text)
    {
        const auto act = wanted(verb, text);
        if (!act)
            return m_console.refuse(act.error());
        const auto at = timeMeant(m_arguments, m_incident, m_zone);
        if (!at)
            return m_console.refuse(at.error());
        const auto told = m_incident.timeline().size();
        const auto done = await(m_incident.act(*act, *at));
        if (!done)
            return m_console.refuse(done.error());
        tellSince(told, m_incident, m_zone, m_console);
        return kDone;
    }

private:
    [[nodiscard]] Result<incident::Payload> wanted(Verb verb, const QString& text) const
    {
        const auto word = m_arguments.operands.value(kWhat);
        switch (verb) {
        case Verb::Show:
            break;
        case Verb::Write:
            return incident::ReviewWritten { word, text.trimmed() };
        case Verb::Move: {
            const auto stage = chosen<Stage>(QStringLiteral("STAGE"), word,
                { { incident::wordOf(Stage::Draft), Stage::Draft },
                    { incident::wordOf(Stage::InReview), Stage::InReview },
                    { incident::wordOf(Stage::Approved), Stage::Approved },
                    { incident::wordOf(Stage::Closed), Stage::Closed } });
            if (!stage)
                return fail(stage.error());
            return incident::ReviewMoved { *stage, textOf(m_arguments, kWhy) };
        }
        case Verb::Remark:
            return incident::ReviewCommented { textOf(m_arguments, kSection), word.trimmed() };
        case Verb::Answer: {
            const auto number = word.toLongLong();
            if (number < 1 || number > m_review.comments.size()) {
                return fail(Fault::NotFound,
                    Words::tr("There is no remark number %1. See: muster-cli incident review ID")
                        .arg(printableLine(word, kMaxQuoted)));
            }
            return incident::ReviewSettled { m_review.comments[number - 1].id, text.trimmed() };
        }
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] QString sinceText() const
    {
        if (!m_review.since || !m_review.by)
            return {};
        return Words::tr(" since %1, by %2")
            .arg(dateAndTime(*m_review.since, m_zone), m_incident.state().nameOf(*m_review.by));
    }

    [[nodiscard]] QString lineOf(qsizetype number, const incident::CommentState& comment) const
    {
        const auto on = comment.section.isEmpty() ? QString() : Words::tr(", on %1").arg(comment.section);
        const auto answer = !comment.settledAt ? Words::tr("not answered yet")
            : comment.how.isEmpty()            ? Words::tr("answered")
                                               : Words::tr("answered: %1").arg(comment.how);
        return QStringLiteral("%1  %2%3: %4 (%5)")
            .arg(number, 3)
            .arg(m_incident.state().nameOf(comment.by), on, comment.text, answer);
    }

    [[nodiscard]] QJsonObject json() const
    {
        const auto orNull
            = [](const std::optional<Instant>& at) { return at ? QJsonValue(isoText(*at)) : QJsonValue(); };
        const auto& state = m_incident.state();
        QJsonArray parts;
        for (const auto& part : incident::reviewParts()) {
            const auto found = m_review.written.constFind(part);
            if (found == m_review.written.constEnd())
                continue;
            parts.append(QJsonObject { { QStringLiteral("part"), part },
                { QStringLiteral("text"), found->text }, { QStringLiteral("at"), isoText(found->at) },
                { QStringLiteral("by"), state.nameOf(found->by) } });
        }
        QJsonArray remarks;
        for (qsizetype i = 0; i < m_review.comments.size(); ++i) {
            const auto& comment = m_review.comments[i];
            remarks.append(QJsonObject { { QStringLiteral("number"), i + 1 },
                { QStringLiteral("id"), comment.id.toString() },
                { QStringLiteral("section"), comment.section }, { QStringLiteral("text"), comment.text },
                { QStringLiteral("at"), isoText(comment.at) },
                { QStringLiteral("by"), state.nameOf(comment.by) },
                { QStringLiteral("answered_at"), orNull(comment.settledAt) },
                { QStringLiteral("answer"), comment.how } });
        }
        return { { QStringLiteral("stage"), incident::wordOf(m_review.stage) },
            { QStringLiteral("since"), orNull(m_review.since) },
            { QStringLiteral("by"), m_review.by ? QJsonValue(state.nameOf(*m_review.by)) : QJsonValue() },
            { QStringLiteral("why"), m_review.why }, { QStringLiteral("parts"), parts },
            { QStringLiteral("remarks"), remarks } };
    }

    const Arguments& m_arguments;
    session::IncidentSession& m_incident;
    Console& m_console;
    QTimeZone m_zone;
    incident::ReviewState m_review;
};

} // namespace

Usage IncidentReview::usage() const
{
    return { QStringLiteral("incident review"), QStringLiteral("ID [VERB] [WHAT] [TEXT]"), 1, 4,
        Words::tr("Show what people wrote for the report, or write, move, remark, answer."),
        { { kSection, QStringLiteral("ID"), Words::tr("With remark: the section that it is about") },
            { kWhy, QStringLiteral("TEXT"), Words::tr("With move: why") }, atOption() } };
}

int IncidentReview::run(const Arguments& arguments, Console& console)
{
    auto verb = Verb::Show;
    if (arguments.operands.size() > kVerb) {
        const auto picked = chosen<Verb>(QStringLiteral("VERB"), arguments.operands[kVerb],
            { { QStringLiteral("show"), Verb::Show }, { QStringLiteral("write"), Verb::Write },
                { QStringLiteral("move"), Verb::Move }, { QStringLiteral("remark"), Verb::Remark },
                { QStringLiteral("answer"), Verb::Answer } });
        if (!picked)
            return console.refuse(picked.error());
        verb = *picked;
    }
    const auto shape = shapeOf(verb);
    const auto given = arguments.operands.size() - kVerb;
    if (given < shape.least)
        return console.unusable(shape.missing);
    if (given > shape.most)
        return console.unusable(Words::tr("There is a word too many; a text stands in quotation marks."));
    if (arguments.has(kSection) && verb != Verb::Remark)
        return console.unusable(Words::tr("--section is said of a remark."));
    if (arguments.has(kWhy) && verb != Verb::Move)
        return console.unusable(Words::tr("--why is said of a move."));
    // What is typed takes its time; the store is not kept open meanwhile.
    auto text = arguments.operands.value(kText);
    if (verb == Verb::Write && text == kInput) {
        const auto lines = linesOf(console);
        if (!lines)
            return console.unusable(Words::tr("Nothing was recorded: the text was interrupted."));
        text = *lines;
    }
    auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    Work work(arguments, *opened->incident, console);
    return verb == Verb::Show ? work.show() : work.record(verb, text);
}

} // namespace muster::commands
