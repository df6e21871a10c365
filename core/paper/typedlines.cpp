// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/typedlines.h"

#include "core/base/nearest.h"
#include "core/incident/cadence.h"
#include "core/incident/messagetext.h"
#include "core/incident/payloadcodec.h"
#include "core/plan/words.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using incident::Payload;
using incident::SecondHow;
using incident::StepAddress;
using incident::StepView;
using plan::Words;

namespace {

using Acts = Result<QList<Payload>>;

tl::unexpected<Error> unread(const QString& text)
{
    return fail(Fault::Invalid, text);
}

/// The first word, in small letters and without what may stand behind it.
QString firstWord(const QString& text)
{
    auto word = text.section(u' ', 0, 0).toLower();
    while (word.size() > 1 && u":;,."_s.contains(word.back()))
        word.chop(1);
    return word;
}

QString afterFirst(const QString& text)
{
    return text.section(u' ', 1);
}

/// Without what only joins: ": why", "- why", "because why". A minus before a number is part of it.
QString joined(QString text, const QStringList& words)
{
    while (text.startsWith(u':') || text.startsWith(u',') || text.startsWith(u"- "))
        text = text.sliced(1).trimmed();
    return words.contains(firstWord(text)) ? afterFirst(text) : text;
}

bool isSame(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// A name as it is compared: the same letters may be spelled by other characters, wider or narrower.
QString plainly(const QString& name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// How far ahead the next message may be promised: as many days as a time of the day may mean.
constexpr auto kLongestPromise = std::chrono::hours(24 * 59);
/// How old a restore point may be.
constexpr auto kOldestPoint = std::chrono::years(20);

QString nearestOr(const QString& text, const QString& word, const QStringList& known)
{
    const auto near = nearestWord(word, known);
    if (!near.isEmpty())
        return Words::tr("%1 Did you mean %2?").arg(text, near);
    return known.isEmpty() ? text : Words::tr("%1 There is: %2.").arg(text, known.join(u", "_s));
}

/// Something that is called by an id or a title.
struct Named {
    QString id;
    QString title;
};

/// Which of them has that name; the id goes before the titles. Fails with Invalid, saying `unknown` and which
/// there are.
Result<qsizetype> called(const QList<Named>& all, const QString& name, const QString& unknown)
{
    const auto wanted = plainly(name);
    QStringList ids;
    QList<qsizetype> fitting;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (plainly(all[i].id) == wanted)
            return i;
        if (plainly(all[i].title.simplified()) == wanted)
            fitting.append(i);
        ids.append(all[i].id);
    }
    if (fitting.size() == 1)
        return fitting.first();
    if (fitting.isEmpty())
        return unread(nearestOr(unknown, name, ids));
    QStringList same;
    for (const auto i : fitting)
        same.append(all[i].id);
    return unread(
        Words::tr("Several are called \"%1\"; write the id of one: %2.").arg(name, same.join(u", "_s)));
}

/// What is said of a step after its time: the words that say it, all with the same meaning.
enum class Verb {
    Done,
    Start,
    Skip,
    Fail,
    Later,
    ByHand,
    Ask,
    Approved,
    Refused,
    Release,
    SeenBy,
    Alone,
    NewWorks,
    OldDead
};

struct VerbWords {
    QString words;
    Verb verb;
};

const QList<VerbWords>& verbs()
{
    static const QList<VerbWords> kVerbs { { u"new works"_s, Verb::NewWorks },
        { u"old dead"_s, Verb::OldDead }, { u"by hand"_s, Verb::ByHand }, { u"put off"_s, Verb::Later },
        { u"approved by"_s, Verb::Approved }, { u"refused by"_s, Verb::Refused },
        { u"seen by"_s, Verb::SeenBy }, { u"done"_s, Verb::Done }, { u"ok"_s, Verb::Done },
        { u"start"_s, Verb::Start }, { u"started"_s, Verb::Start }, { u"skip"_s, Verb::Skip },
        { u"skipped"_s, Verb::Skip }, { u"fail"_s, Verb::Fail }, { u"failed"_s, Verb::Fail },
        { u"later"_s, Verb::Later }, { u"ask"_s, Verb::Ask }, { u"asked"_s, Verb::Ask },
        { u"approved"_s, Verb::Approved }, { u"refused"_s, Verb::Refused }, { u"release"_s, Verb::Release },
        { u"released"_s, Verb::Release }, { u"alone"_s, Verb::Alone } };
    return kVerbs;
}

/// The verb with which a text begins, taken off it.
std::optional<Verb> takeVerb(QString& text)
{
    for (const auto& one : verbs()) {
        const auto begins = text.left(one.words.size());
        const bool ends = text.size() == one.words.size()
            || (text.size() > one.words.size() && !text[one.words.size()].isLetterOrNumber());
        if (isSame(begins, one.words) && ends) {
            text = joined(text.sliced(one.words.size()).trimmed(), {});
            return one.verb;
        }
    }
    return std::nullopt;
}

/// Reads one line.
class LineReader {
public:
    LineReader(const TypedAbout& about, int number)
        : m_about(about)
    {
        m_line.number = number;
    }

    Result<std::optional<TypedLine>> read(const QString& typed)
    {
        static const QRegularExpression kBullet(u"^(?:[-*•]\\s+)?(?:\\[.?\\]\\s*|[☐☑]\\s*)?"_s);
        auto text = typed.simplified();
        m_line.text = text;
        text.remove(kBullet);
        if (text.isEmpty() || text.startsWith(u'#'))
            return std::optional<TypedLine>();
        auto acts = actsOf(text);
        if (!acts)
            return fail(acts.error());
        m_line.acts = *std::move(acts);
        return std::optional(m_line);
    }

private:
    [[nodiscard]] Acts actsOf(const QString& text)
    {
        const auto word = firstWord(text);
        if (word == u"note")
            return note(afterFirst(text));
        if (word == u"recovered")
            return recovered(afterFirst(text));
        if (word == u"phase")
            return phase(afterFirst(text));
        if (word == u"rollback")
            return rollback(afterFirst(text));
        if (word.size() == 1 && !isOfStep(word, text)) {
            if (word == u"r")
                return restorePoint(afterFirst(text));
            if (word == u"m")
                return message(afterFirst(text));
            if (word == u"c")
                return command(afterFirst(text));
        }
        return step(text);
    }

    /// A plan may call a step "m"; a name stands between the code of an act and its time.
    [[nodiscard]] bool isOfStep(const QString& word, const QString& text)
    {
        return typedTime(afterFirst(text), m_about.span) && stepCalled(word);
    }

    [[nodiscard]] QString told(Instant at) const
    {
        const auto moment = QDateTime::fromMSecsSinceEpoch(millisOf(at), m_about.span.zone);
        return moment.toString(u"yyyy-MM-dd HH:mm "_s) + m_about.span.zone.abbreviation(moment);
    }

    /// Takes the time with which a text begins into the line; the rest. `example` shows what to type.
    [[nodiscard]] Result<QString> takeTime(const QString& text, const QString& example)
    {
        const auto time = typedTime(text, m_about.span);
        if (!time)
            return unread(Words::tr("There is no time; write for example: %1").arg(example));
        if (time->meant.isEmpty()) {
            return unread(
                Words::tr("%1 is not between the declaration, %2, and now, %3; correct it, or write the date "
                          "before it: 2026-03-14 0314.")
                    .arg(time->words, told(m_about.span.from), told(m_about.span.now)));
        }
        m_line.meant = time->meant;
        return time->rest;
    }

    /// A name of one or more words, and what follows it.
    struct Led {
        QString name;
        QString rest;
    };
    /// The name before the first time, and what begins with that time.
    [[nodiscard]] Result<Led> takeName(const QString& text, const QString& example) const
    {
        const auto words = text.split(u' ', Qt::SkipEmptyParts);
        for (qsizetype i = 1; i < words.size(); ++i) {
            const auto behind = words.sliced(i).join(u' ');
            if (typedTime(behind, m_about.span))
                return Led { words.first(i).join(u' '), behind };
        }
        return unread(!typedTime(text, m_about.span)
                ? Words::tr("There is no time; write for example: %1").arg(example)
                : Words::tr("There is no name before the time; write for example: %1").arg(example));
    }
    /// The name, and what follows the time.
    [[nodiscard]] Result<Led> takeNameAndTime(const QString& text, const QString& example)
    {
        const auto led = takeName(text, example);
        if (!led)
            return led;
        const auto rest = takeTime(led->rest, example);
        if (!rest)
            return fail(rest.error());
        return Led { led->name, *rest };
    }

    [[nodiscard]] Result<plan::ServiceId> serviceCalled(const QString& name) const
    {
        QList<Named> all;
        for (const auto& service : m_about.plan.services)
            all.append({ service.id.toString(), service.title });
        const auto at = called(all, name, Words::tr("The plan has no service \"%1\".").arg(name));
        if (!at)
            return fail(at.error());
        return m_about.plan.services[*at].id;
    }

    [[nodiscard]] Acts note(const QString& text)
    {
        const auto rest = takeTime(text, Words::tr("note 0335 Called the vendor"));
        if (!rest)
            return fail(rest.error());
        const auto words = joined(*rest, {});
        if (words.isEmpty())
            return unread(Words::tr("The note is empty; write what happened after the time."));
        return { { incident::NoteAdded { incident::NoteAdded::Kind::Note, words } } };
    }

    [[nodiscard]] Acts recovered(const QString& text)
    {
        const auto named = takeNameAndTime(text, Words::tr("recovered SERVICE 0340"));
        if (!named)
            return fail(named.error());
        const auto service = serviceCalled(named->name);
        if (!service)
            return fail(service.error());
        return { { incident::ServiceRecovered { *service, joined(named->rest, {}) } } };
    }

    /// The time of the point comes first, "at" and when it was chosen after it.
    [[nodiscard]] Acts restorePoint(const QString& text)
    {
        const auto example = Words::tr("R SERVICE 0250 at 0320");
        const auto named = takeName(text, example);
        if (!named)
            return fail(named.error());
        const auto service = serviceCalled(named->name);
        if (!service)
            return fail(service.error());
        const auto ever = [this](Instant until) {
            return TimeSpan { until - kOldestPoint, until, m_about.span.zone };
        };
        auto rest = typedTime(named->rest, ever(m_about.span.now))->rest;
        m_line.meant = { m_about.span.now };
        m_line.isTimed = false;
        if (typedTime(rest, m_about.span)) {
            if (rest.front().isDigit())
                return unread(Words::tr("There are two times; write at before the one at which the restore "
                                        "point was chosen: %1")
                                  .arg(example));
            m_line.isTimed = true;
            const auto behind = takeTime(rest, example);
            if (!behind)
                return fail(behind.error());
            rest = *behind;
        }
        const auto point = typedTime(named->rest, ever(m_line.at()));
        if (point->meant.isEmpty()) {
            return unread(Words::tr("The restore point %1 is not before %2, when it was chosen; correct it.")
                              .arg(point->words, told(m_line.at())));
        }
        m_line.otherMeant = point->meant;
        using Standing = incident::RestorePointChosen::Standing;
        auto source = joined(rest, {});
        auto standing = Standing::Present;
        for (const auto& [word, meant] : { std::pair(u"present"_s, Standing::Present),
                 std::pair(u"proven"_s, Standing::Proven), std::pair(u"clean"_s, Standing::Clean) }) {
            if (firstWord(source) == word) {
                standing = meant;
                source = joined(afterFirst(source), {});
                break;
            }
        }
        return { { incident::RestorePointChosen { *service, point->meant.first(), standing, source } } };
    }

    [[nodiscard]] Acts message(const QString& text)
    {
        const auto example = Words::tr("M AUDIENCE 0320 next 0350");
        const auto named = takeNameAndTime(text, example);
        if (!named)
            return fail(named.error());
        const auto& audiences = m_about.plan.communications.audiences;
        QList<Named> all;
        for (const auto& audience : audiences)
            all.append({ audience.id.toString(), audience.title });
        const auto at
            = called(all, named->name, Words::tr("The plan has no audience \"%1\".").arg(named->name));
        if (!at)
            return fail(at.error());
        incident::MessageSent sent;
        sent.audience = audiences[*at].id;
        auto rest = behindColon(text.chopped(named->rest.size()).trimmed(), named->rest);
        for (;;) {
            // Behind a colon stands what was said: words that only look like more are part of it.
            const bool isSaid = rest.startsWith(u':');
            const auto what = joined(rest, {});
            const bool isNext = firstWord(what) == u"next";
            if (!isNext && firstWord(what) != u"by")
                break;
            auto behind = afterFirst(what);
            if (isNext && isSaid && (sent.nextAt || !typedTime(behind, m_about.span)))
                break;
            const auto taken = isNext ? takeNext(behind, sent) : takeBy(behind, sent);
            if (!taken && isSaid && !isNext)
                break;
            if (!taken)
                return fail(taken.error());
            rest = behind;
        }
        auto words = joined(rest, {});
        const auto next = words.lastIndexOf(u" next "_s, -1, Qt::CaseInsensitive);
        if (next > 0 && !sent.nextAt) {
            auto behind = words.sliced(next + 6);
            const auto time = typedTime(behind, m_about.span);
            if (time && time->rest.isEmpty()) {
                if (const auto taken = takeNext(behind, sent); !taken)
                    return fail(taken.error());
                words = words.first(next).trimmed();
                while (words.endsWith(u',') || words.endsWith(u';'))
                    words.chop(1);
            }
        }
        sent.text = words.isEmpty() ? unsaidText(sent) : words;
        return { { sent } };
    }

    /// What follows some words, with the colon at their end.
    [[nodiscard]] static QString behindColon(const QString& words, const QString& rest)
    {
        return words.endsWith(u':') ? u": "_s + rest : rest;
    }

    /// What stands in the log where nobody typed what was said.
    [[nodiscard]] QString unsaidText(const incident::MessageSent& sent) const
    {
        const auto words = sent.from
            ? Words::tr("Told by “%1”; the words are on the paper.").arg(sent.from->toString())
            : Words::tr("Told while Muster was off; the words are on the paper.");
        return m_about.state.kind == journal::StreamKind::Drill ? incident::exercisePrefix() + u' ' + words
                                                                : words;
    }

    /// Takes the time that a text begins with: the first such one after the audience was told.
    [[nodiscard]] Result<void> takeNext(QString& text, incident::MessageSent& sent)
    {
        const auto after = [&](Instant at) {
            return TimeSpan { at, at + kLongestPromise, m_about.span.zone };
        };
        const auto time = typedTime(text, after(m_line.at()));
        if (!time) {
            return unread(Words::tr("There is no time behind next; write for example next 0350, or a colon "
                                    "before what was said."));
        }
        if (time->meant.isEmpty() || time->meant.last() <= m_line.at()) {
            return unread(Words::tr("The next message at %1 is not after %2, when this one was sent; correct "
                                    "it, or write the date before it: 2026-03-14 0314.")
                              .arg(time->words, told(m_line.at())));
        }
        m_line.otherMeant.clear();
        for (const auto at : std::as_const(m_line.meant)) {
            const auto then = typedTime(text, after(at));
            if (!then->meant.isEmpty())
                m_line.otherMeant.append(then->meant.last());
        }
        sent.nextAt = time->meant.last();
        text = behindColon(time->words, time->rest);
        return {};
    }

    /// Takes the channel or the message of the plan that a text begins with, the longest name that fits.
    [[nodiscard]] Result<void> takeBy(QString& text, incident::MessageSent& sent) const
    {
        QList<Named> all;
        const auto& channels = m_about.plan.communications.channels;
        for (const auto& channel : channels)
            all.append({ channel.id, channel.title });
        const auto templates = incident::templatesFor(m_about.plan, sent.audience);
        for (const auto* one : templates)
            all.append({ one->id.toString(), one->subject });
        const auto words = text.split(u' ', Qt::SkipEmptyParts);
        QString told;
        for (auto count = words.size(); count > 0; --count) {
            told = words.first(count).join(u' ');
            while (told.size() > 1 && u":;,"_s.contains(told.back()))
                told.chop(1);
            const auto at = called(all, told, {});
            if (!at)
                continue;
            if (*at < channels.size())
                sent.channel = channels[*at].id;
            else
                sent.from = templates[*at - channels.size()]->id;
            text = behindColon(words[count - 1], words.sliced(count).join(u' '));
            return {};
        }
        QStringList known;
        for (const auto& one : std::as_const(all))
            known.append(one.id);
        return unread(nearestOr(
            Words::tr("The plan has no channel and no message \"%1\" for them.").arg(told), told, known));
    }

    [[nodiscard]] Acts command(const QString& text)
    {
        const auto named = takeNameAndTime(text, Words::tr("C NAME 0400"));
        if (!named)
            return fail(named.error());
        if (!joined(named->rest, {}).isEmpty()) {
            return unread(Words::tr("\"%1\" is not recorded with a hand-over; write it as a note of its own.")
                              .arg(named->rest));
        }
        QList<Named> people;
        for (const auto& person : m_about.plan.people)
            people.append({ person.id, person.name });
        // Somebody whom the plan does not name may take command too.
        const auto at = called(people, named->name, {});
        return { { incident::RoleAssigned { incident::commanderRole(), incident::PersonId(QUuid()),
            at ? m_about.plan.people[*at].name : named->name, incident::RoleAssigned::How::HandedOver } } };
    }

    [[nodiscard]] Acts phase(const QString& text)
    {
        const auto named = takeNameAndTime(text, Words::tr("phase 1 0341"));
        if (!named)
            return fail(named.error());
        if (!joined(named->rest, { u"said"_s, u"complete"_s, u"done"_s }).isEmpty())
            return unread(Words::tr("\"%1\" is not recorded with a phase; write it as a note of its own.")
                              .arg(named->rest));
        QStringList known;
        for (const auto& view : m_about.walk.phases) {
            if (view.phase
                && (isSame(view.code, named->name) || isSame(view.phase->id.toString(), named->name)
                    || isSame(view.title, named->name)))
                return { { incident::PhaseCompleted { view.address, view.deferred } } };
            if (view.hasCall())
                known.append(view.code);
        }
        return unread(
            nearestOr(Words::tr("There is no phase \"%1\" whose end is said.").arg(named->name), {}, known));
    }

    [[nodiscard]] Acts rollback(const QString& text)
    {
        const auto rest = takeTime(text, Words::tr("rollback 0350 WHY"));
        if (!rest)
            return fail(rest.error());
        const auto why = joined(*rest, { u"because"_s });
        if (why.isEmpty())
            return unread(Words::tr("Say why it was rolled back: rollback 0350 WHY."));
        return { { incident::RollbackStarted { why } } };
    }

    /// The step of that code or id; also of the way back that begins only with a line before.
    [[nodiscard]] const StepView* stepCalled(const QString& word)
    {
        const auto in = [&](const incident::Walkthrough& walk) -> const StepView* {
            for (const auto& view : walk.steps) {
                if (isSame(view.code, word) || isSame(view.step->id.toString(), word))
                    return &view;
            }
            return nullptr;
        };
        if (const auto* found = in(m_about.walk))
            return found;
        if (!word.startsWith(u'r') || m_about.state.rollback)
            return nullptr;
        auto state = m_about.state;
        state.rollback = incident::RollbackState { m_about.span.now, incident::PersonId(QUuid()), {} };
        m_back = incident::walkthrough(m_about.plan, state, m_about.span.now);
        return in(m_back);
    }

    [[nodiscard]] Acts step(const QString& text)
    {
        static const QRegularExpression kComma(u"^([a-z]*\\d+),(\\d+[a-z]*)$"_s);
        const auto word = firstWord(text).replace(kComma, u"\\1.\\2"_s);
        const auto* view = stepCalled(word);
        if (!view) {
            QStringList known;
            for (const auto& one : m_about.walk.steps)
                known.append(one.code);
            const auto near = nearestWord(word, known);
            return unread(near.isEmpty()
                    ? Words::tr("\"%1\" is no step; begin with a code such as 1.2, or with note, recovered, "
                                "phase, rollback, R (restore point), M (message) or C (command).")
                          .arg(word)
                    : Words::tr("There is no step \"%1\". Did you mean %2?").arg(word, near));
        }
        m_line.step = view->address;
        auto rest = takeTime(afterFirst(text), view->code + u" 0314"_s);
        if (!rest)
            return fail(rest.error());
        auto words = joined(*rest, {});
        const auto verb = takeVerb(words);
        return verb && *verb != Verb::Done ? said(*view, *verb, words) : done(*view, words);
    }

    /// The end of a text that names the second person: "lag 3 s with Ben".
    [[nodiscard]] static QString takeSecond(QString& text)
    {
        const auto padded = u' ' + text;
        const auto at = padded.lastIndexOf(u" with "_s, -1, Qt::CaseInsensitive);
        if (at < 0)
            return {};
        const auto name = padded.sliced(at + 6).trimmed();
        text = padded.first(at).trimmed();
        while (text.endsWith(u',') || text.endsWith(u';'))
            text.chop(1);
        return name;
    }

    [[nodiscard]] static Acts done(const StepView& view, QString words)
    {
        const auto& step = *view.step;
        if (incident::sensorOf(step)) {
            return unread(
                Words::tr("Muster sees %1 by itself, but not on paper; say how you know: %1 0314 by "
                          "hand WHY.")
                    .arg(view.code));
        }
        const auto second = step.verify.isEmpty() ? QString() : takeSecond(words);
        QList<Payload> acts;
        if (step.decision) {
            const auto answer = answered(view, words);
            if (!answer)
                return fail(answer.error());
            acts.append(*answer);
            words.clear();
        } else {
            if (!step.expect.isEmpty() && words.isEmpty()) {
                return unread(Words::tr("%1 expects “%2”; write what was seen after the time.")
                                  .arg(view.code, step.expect));
            }
            acts.append(incident::StepCompleted { view.address, words });
        }
        if (!second.isEmpty())
            acts.append(
                incident::StepVerified { view.address, SecondHow::SameKeyboard, {}, second, words, {} });
        return acts;
    }

    [[nodiscard]] static Result<Payload> answered(const StepView& view, const QString& words)
    {
        const auto& decision = *view.step->decision;
        const auto& answers = decision.answers;
        const auto with = [&](const plan::Answer& answer, const QString& why) -> Payload {
            return incident::DecisionRecorded { view.address, decision.id, answer.id,
                joined(why.trimmed(), { u"because"_s }) };
        };
        const auto number = firstWord(words).toInt();
        if (number >= 1 && number <= answers.size())
            return with(answers[number - 1], afterFirst(words));
        // "Yes, promote it: the replica is whole"; the words before the reason may be shortened.
        for (const auto& until : { QString(), u":"_s, u" because "_s, u" "_s }) {
            const auto end = until.isEmpty() ? words.size() : words.indexOf(until);
            if (end <= 0)
                continue;
            const auto wanted = words.first(end).trimmed();
            QList<const plan::Answer*> fitting;
            for (const auto& answer : answers) {
                if (isSame(answer.id.toString(), wanted) || isSame(answer.title, wanted))
                    return with(answer, words.sliced(end));
                if (answer.title.startsWith(wanted, Qt::CaseInsensitive)
                    || answer.id.toString().startsWith(wanted, Qt::CaseInsensitive))
                    fitting.append(&answer);
            }
            if (fitting.size() == 1)
                return with(*fitting.first(), words.sliced(end));
        }
        QStringList known;
        for (qsizetype i = 0; i < answers.size(); ++i)
            known.append(u"%1 %2"_s.arg(QString::number(i + 1),
                answers[i].title.isEmpty() ? answers[i].id.toString() : answers[i].title));
        return unread(Words::tr("%1 asks “%2”; write the number of an answer after the time: %3.")
                          .arg(view.code, decision.question, known.join(u", "_s)));
    }

    [[nodiscard]] static Acts said(const StepView& view, Verb verb, const QString& words)
    {
        const auto& step = view.address;
        const auto example = [&](const QString& more) { return view.code + u" 0314 "_s + more; };
        switch (verb) {
        case Verb::Done:
            break;
        case Verb::Start:
            return { { incident::StepStarted { step } } };
        case Verb::Skip:
            return skipped(view, words);
        case Verb::Fail:
            return { { incident::StepFailed { step, words } } };
        case Verb::Later:
            return { { incident::StepDeferred { step, incident::UntilEnd {}, words } } };
        case Verb::ByHand:
            if (words.isEmpty())
                return unread(Words::tr("Say how you know that %1 is done: %2.")
                                  .arg(view.code, example(Words::tr("by hand WHY"))));
            return { { incident::StepOverridden { step, incident::OverrideReason::DoneByHand, words } } };
        case Verb::Ask:
            return { { incident::ApprovalRequested { step } } };
        case Verb::Approved:
            if (words.isEmpty())
                return unread(Words::tr("Say who approved %1: %2.")
                                  .arg(view.code, example(Words::tr("approved by NAME"))));
            return { { incident::ApprovalGiven {
                step, SecondHow::SameKeyboard, incident::PersonId(QUuid()), words } } };
        case Verb::Refused: {
            const auto name = words.section(u':', 0, 0).trimmed();
            const auto why = words.section(u':', 1).trimmed();
            if (name.isEmpty() || why.isEmpty())
                return unread(Words::tr("Say who refused %1, and why: %2.")
                                  .arg(view.code, example(Words::tr("refused by NAME: WHY"))));
            return { { incident::ApprovalRefused { step, incident::PersonId(QUuid()), name, why } } };
        }
        case Verb::Release:
            if (words.isEmpty())
                return unread(Words::tr("Write the name of what %1 changes for good: %2.")
                                  .arg(view.code, example(Words::tr("release NAME"))));
            return { { incident::StepReleased { step, words } } };
        case Verb::SeenBy: {
            const auto name = words.section(u':', 0, 0).trimmed();
            if (name.isEmpty())
                return unread(Words::tr("Say who saw %1: %2.")
                                  .arg(view.code, example(Words::tr("seen by NAME: VALUE"))));
            return { { incident::StepVerified {
                step, SecondHow::SameKeyboard, {}, name, words.section(u':', 1).trimmed(), {} } } };
        }
        case Verb::Alone:
            if (words.isEmpty())
                return unread(Words::tr("Say why nobody else saw %1: %2.")
                                  .arg(view.code, example(Words::tr("alone WHY"))));
            return { { incident::StepVerified { step, SecondHow::Alone, {}, {}, {}, words } } };
        case Verb::NewWorks:
            return proven(view, incident::CredentialProven::Fact::NewWorks, words);
        case Verb::OldDead:
            return proven(view, incident::CredentialProven::Fact::OldDead, words);
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] static Acts skipped(const StepView& view, const QString& words)
    {
        using Reason = incident::SkipReason;
        if (words.isEmpty())
            return unread(Words::tr("Say why %1 was left out: %1 0314 skip WHY.").arg(view.code));
        auto reason = Reason::Other;
        for (const auto& [phrase, meant] : { std::pair(u"not needed"_s, Reason::NotNeeded),
                 std::pair(u"done elsewhere"_s, Reason::DoneElsewhere),
                 std::pair(u"not possible"_s, Reason::NotPossible) }) {
            if (words.startsWith(phrase, Qt::CaseInsensitive))
                reason = meant;
        }
        return { { incident::StepSkipped { view.address, reason, words } } };
    }

    /// Of the credential that is named, or of the only one.
    [[nodiscard]] static Acts proven(
        const StepView& view, incident::CredentialProven::Fact fact, const QString& words)
    {
        const auto& changed = view.step->rotate;
        if (changed.isEmpty())
            return unread(Words::tr("%1 changes no credential.").arg(view.code));
        const auto word = firstWord(words);
        const auto named = std::find_if(
            changed.begin(), changed.end(), [&](const QString& id) { return isSame(id, word); });
        if (named == changed.end() && changed.size() > 1) {
            return unread(Words::tr("%1 changes several credentials; write which one after it: %2.")
                              .arg(view.code, changed.join(u", "_s)));
        }
        return named == changed.end()
            ? Acts({ incident::CredentialProven { view.address, changed.first(), fact, words } })
            : Acts(
                { incident::CredentialProven { view.address, *named, fact, joined(afterFirst(words), {}) } });
    }

    const TypedAbout& m_about;
    TypedLine m_line;
    incident::Walkthrough m_back;
};

/// Whether two acts are the same, whatever ids people have and whatever hangs on when it was recorded. A time
/// of the day in `b` may mean any of `others`.
bool isSameAct(const Payload& a, const Payload& b, const QList<Instant>& others)
{
    if (a.index() != b.index())
        return false;
    if (const auto* phase = std::get_if<incident::PhaseCompleted>(&a))
        return phase->phase == std::get<incident::PhaseCompleted>(b).phase;
    if (const auto* service = std::get_if<incident::ServiceRecovered>(&a))
        return service->service == std::get<incident::ServiceRecovered>(b).service;
    if (const auto* seen = std::get_if<incident::StepVerified>(&a)) {
        const auto& other = std::get<incident::StepVerified>(b);
        return seen->step == other.step && isSame(seen->secondName, other.secondName);
    }
    if (const auto* given = std::get_if<incident::ApprovalGiven>(&a)) {
        const auto& other = std::get<incident::ApprovalGiven>(b);
        return given->step == other.step && isSame(given->approverName, other.approverName);
    }
    if (const auto* refused = std::get_if<incident::ApprovalRefused>(&a)) {
        const auto& other = std::get<incident::ApprovalRefused>(b);
        return refused->step == other.step && isSame(refused->approverName, other.approverName);
    }
    if (const auto* role = std::get_if<incident::RoleAssigned>(&a)) {
        const auto& other = std::get<incident::RoleAssigned>(b);
        return role->role == other.role && plainly(role->holderName) == plainly(other.holderName);
    }
    if (const auto* point = std::get_if<incident::RestorePointChosen>(&a)) {
        const auto& other = std::get<incident::RestorePointChosen>(b);
        return point->service == other.service && point->standing == other.standing
            && (point->point == other.point || others.contains(point->point));
    }
    if (const auto* sent = std::get_if<incident::MessageSent>(&a)) {
        auto other = std::get<incident::MessageSent>(b);
        if (sent->nextAt && other.nextAt && others.contains(*sent->nextAt))
            other.nextAt = sent->nextAt;
        return *sent == other;
    }
    return a == b;
}

} // namespace

Result<std::optional<TypedLine>> typedLine(const QString& line, int number, const TypedAbout& about)
{
    return LineReader(about, number).read(line);
}

TypedLines typedLines(const QString& text, const TypedAbout& about)
{
    TypedLines read;
    int number = 0;
    for (const auto& typed : text.split(u'\n')) {
        const auto line = typedLine(typed, ++number, about);
        if (!line)
            read.faults.append({ number, line.error().text });
        else if (*line)
            read.lines.append(**line);
    }
    std::stable_sort(read.lines.begin(), read.lines.end(),
        [](const TypedLine& a, const TypedLine& b) { return a.at() < b.at(); });
    return read;
}

std::optional<Error> outrun(const Payload& act, Instant at, const incident::IncidentState& state)
{
    if (const auto* role = std::get_if<incident::RoleAssigned>(&act)) {
        const auto held = state.roles.constFind(role->role);
        if (held != state.roles.constEnd() && held->since > at) {
            return Error { Fault::Conflict,
                Words::tr("Command was given to %1 after that; write this hand-over as a note.")
                    .arg(state.nameOf(held->holder)) };
        }
    } else if (const auto* chosen = std::get_if<incident::RestorePointChosen>(&act)) {
        const auto& newest = state.services.value(chosen->service).restorePoint;
        if (newest && newest->statedAt > at) {
            return Error { Fault::Conflict,
                Words::tr("Another restore point of %1 was chosen after that; write this one as a note.")
                    .arg(chosen->service.toString()) };
        }
    }
    return std::nullopt;
}

QList<Payload> actsNow(const QList<Payload>& acts, const incident::Walkthrough& walk)
{
    QList<Payload> made;
    for (const auto& act : acts) {
        const auto* completed = std::get_if<incident::StepCompleted>(&act);
        const auto* approved = std::get_if<incident::ApprovalGiven>(&act);
        if (completed) {
            const auto* view = walk.find(completed->step);
            if (view && view->state.status == incident::StepStatus::Failed)
                made.append(incident::StepReopened { completed->step, Words::tr("tried again") });
        } else if (approved) {
            const auto* view = walk.find(approved->step);
            if (view
                && (!view->state.approval
                    || view->state.approval->answer == incident::ApprovalState::Answer::Refused))
                made.append(incident::ApprovalRequested { approved->step });
        }
        made.append(act);
    }
    return made;
}

RecordedActs::RecordedActs(const QList<journal::Event>& events)
{
    for (const auto& event : events) {
        if (const auto act = incident::decode(event))
            m_acts.append({ event.at, *act });
    }
}

std::optional<Instant> RecordedActs::find(const Payload& act, const QList<Instant>& meant) const
{
    const auto found = std::find_if(m_acts.begin(), m_acts.end(), [&](const Recorded& recorded) {
        return meant.contains(recorded.at) && isSameAct(recorded.act, act, {});
    });
    return found == m_acts.end() ? std::nullopt : std::optional(found->at);
}

std::optional<Instant> RecordedActs::find(const Payload& act, const TypedLine& line) const
{
    const auto found = std::find_if(m_acts.begin(), m_acts.end(), [&](const Recorded& recorded) {
        return (!line.isTimed || line.meant.contains(recorded.at))
            && isSameAct(recorded.act, act, line.otherMeant);
    });
    return found == m_acts.end() ? std::nullopt : std::optional(found->at);
}

} // namespace muster::paper
