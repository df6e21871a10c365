// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentevidence.h"

#include "app/commands/await.h"
#include "app/commands/incidentact.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/base/printable.h"
#include "core/evidence/filelimits.h"
#include "core/evidence/newfile.h"
#include "core/evidence/tamedname.h"
#include "core/evidence/textcomparison.h"
#include "core/session/evidencekeeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace muster::commands {

namespace {

using Kind = incident::EvidenceAttached::Kind;

const auto kAfter = QStringLiteral("--after");
const auto kAt = QStringLiteral("--at");
const auto kBefore = QStringLiteral("--before");
const auto kCompare = QStringLiteral("--compare");
const auto kMeans = QStringLiteral("--means");
const auto kNamed = QStringLiteral("--named");
const auto kOutput = QStringLiteral("--output");
const auto kPrinted = QStringLiteral("--printed");
const auto kSave = QStringLiteral("--save");
const auto kShows = QStringLiteral("--shows");
const auto kStep = QStringLiteral("--step");
const auto kWhy = QStringLiteral("--why");
const auto kWithdraw = QStringLiteral("--withdraw");

/// What comes through a pipe.
const auto kInput = QStringLiteral("-");

/// So much is read at once, in bytes.
constexpr qint64 kPiece = 1024LL * 1024;

/// Of the terminal, in columns; less is not enough for two texts.
constexpr qsizetype kUsualWidth = 80;
constexpr qsizetype kLeastWidth = 40;
constexpr qsizetype kTab = 4;
/// How many lines that are the same are shown around a difference.
constexpr qsizetype kContext = 3;

/// What the command is called for: by a file to attach or by one of three options, else to list.
enum class Purpose { List, Attach, Save, Compare, Withdraw };

Result<Purpose> purposeOf(const Arguments& arguments)
{
    const bool hasWord = arguments.operands.size() > 1;
    QList<Purpose> meant;
    if (arguments.has(kSave))
        meant.append(Purpose::Save);
    if (arguments.has(kCompare))
        meant.append(Purpose::Compare);
    if (arguments.has(kWithdraw))
        meant.append(Purpose::Withdraw);
    // The second number of a comparison is a word of its own.
    if (hasWord && !arguments.has(kCompare))
        meant.append(Purpose::Attach);
    if (meant.size() > 1) {
        return fail(Fault::Invalid,
            Words::tr("One thing at a time: a FILE to attach, --save, --compare or --withdraw."));
    }
    const auto purpose = meant.value(0, Purpose::List);
    const auto belongsTo = [&](Purpose wanted, const QStringList& options) -> std::optional<QString> {
        const auto stray = std::find_if(options.begin(), options.end(),
            [&](const QString& option) { return arguments.has(option) && purpose != wanted; });
        return stray == options.end() ? std::nullopt : std::optional(*stray);
    };
    if (const auto stray
        = belongsTo(Purpose::Attach, { kNamed, kStep, kBefore, kAfter, kPrinted, kShows, kMeans })) {
        return fail(Fault::Invalid,
            Words::tr("%1 is said of a file that is attached. Name the FILE, or - for what comes through a "
                      "pipe.")
                .arg(*stray));
    }
    if (belongsTo(Purpose::Save, { kOutput }))
        return fail(Fault::Invalid,
            Words::tr("--output says where a file is saved: --save N -o FILE. What a command printed is "
                      "attached with --printed."));
    if (belongsTo(Purpose::Withdraw, { kWhy }))
        return fail(Fault::Invalid, Words::tr("--why belongs to --withdraw."));
    if (arguments.has(kAt) && purpose != Purpose::Attach && purpose != Purpose::Withdraw)
        return fail(Fault::Invalid, Words::tr("--at belongs to a FILE that is attached, or to --withdraw."));
    return purpose;
}

/// At most one byte more than may be attached; nothing of an endless file is too much then.
QByteArray bytesFrom(QFile& file)
{
    QByteArray all;
    while (all.size() <= evidence::kLargestFile) {
        const auto more = file.read(std::min(kPiece, evidence::kLargestFile + 1 - all.size()));
        if (more.isEmpty())
            break;
        all += more;
    }
    return all;
}

Result<QByteArray> bytesOfInput(const Console& console)
{
    if (console.canAsk) {
        return fail(Fault::Invalid,
            Words::tr("Nothing comes through a pipe. Write: COMMAND | muster-cli incident evidence ID -"));
    }
    QFile file;
    if (!file.open(stdin, QIODevice::ReadOnly))
        return fail(Fault::Invalid, Words::tr("What comes in cannot be read: %1.").arg(file.errorString()));
    auto bytes = bytesFrom(file);
    // The interrupt key ends the other program first, and half of what it printed is no evidence.
    QCoreApplication::processEvents();
    if (console.wasInterrupted())
        return fail(Fault::Invalid, Words::tr("Interrupted before the end. Nothing was attached."));
    return bytes;
}

Result<QByteArray> bytesOfFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Invalid, Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    // Said with its real size, without reading it.
    if (file.size() > evidence::kLargestFile) {
        if (const auto fits = evidence::fitsRecord(path, file.size()); !fits)
            return fail(fits.error());
    }
    auto bytes = bytesFrom(file);
    if (file.error() != QFileDevice::NoError)
        return fail(Fault::Invalid, Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return bytes;
}

Result<session::NewEvidence> described(const Arguments& arguments, const session::IncidentSession& incident)
{
    const auto path = arguments.operands[1];
    const bool isInput = path == kInput;
    if (int(arguments.has(kBefore)) + int(arguments.has(kAfter)) + int(arguments.has(kPrinted)) > 1) {
        return fail(Fault::Invalid,
            Words::tr("A file is one of these: --before, --after or --printed. Attach each by itself."));
    }
    session::NewEvidence what;
    what.name = arguments.has(kNamed) ? arguments.value(kNamed)
        : isInput                     ? Words::tr("output.txt")
                                      : QFileInfo(path).fileName();
    what.kind = arguments.has(kBefore)       ? Kind::Before
        : arguments.has(kAfter)              ? Kind::After
        : arguments.has(kPrinted) || isInput ? Kind::Output
                                             : Kind::File;
    what.of = textOf(arguments, what.kind == Kind::After ? kAfter : kBefore);
    what.shows = textOf(arguments, kShows);
    what.means = textOf(arguments, kMeans);
    if (arguments.has(kStep)) {
        const auto step = stepCalled(incident.walkthrough(), arguments.value(kStep));
        if (!step)
            return fail(step.error());
        what.about = (*step)->address;
    }
    return what;
}

/// A file of the record as a person calls it, with the line of the timeline that it has.
struct Item {
    int number = 0;
    incident::EvidenceState evidence;
    Instant recorded;
    bool isBackDated = false;

    [[nodiscard]] QString name() const
    {
        return evidence.what.name.isEmpty() ? Words::tr("(name withheld)")
                                            : printableLine(evidence.what.name, kMaxQuoted);
    }
    [[nodiscard]] bool isSnapshot() const
    {
        return evidence.what.kind == Kind::Before || evidence.what.kind == Kind::After;
    }
};

QList<Item> itemsOf(const session::IncidentSession& incident)
{
    QHash<QString, incident::TimelineLine> lines;
    for (const auto& line : incident.timeline()) {
        if (line.kind == incident::LineKind::Evidence)
            lines.insert(line.id.toString(), line);
    }
    QList<Item> items;
    for (const auto& one : incident.state().evidence) {
        const auto line = lines.constFind(one.id.toString());
        const bool isKnown = line != lines.constEnd();
        items.append({ static_cast<int>(items.size()) + 1, one, isKnown ? line->recorded : one.at,
            isKnown && line->backDated });
    }
    return items;
}

Result<Item> itemCalled(const QList<Item>& items, const QString& word)
{
    bool isNumber = false;
    const auto number = word.trimmed().toInt(&isNumber);
    if (isNumber && number >= 1 && number <= items.size())
        return items[number - 1];
    if (items.isEmpty())
        return fail(Fault::NotFound, Words::tr("Nothing is attached to this incident."));
    return fail(Fault::NotFound,
        items.size() == 1 ? Words::tr("There is no file \"%1\" here. There is 1.").arg(word)
                          : Words::tr("There is no file \"%1\" here. There are 1 to %2.")
                                .arg(word, QString::number(items.size())));
}

/// Words for people and for machines alike; they never change.
QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::File:
        return QStringLiteral("file");
    case Kind::Picture:
        return QStringLiteral("picture");
    case Kind::Output:
        return QStringLiteral("output");
    case Kind::Before:
        return QStringLiteral("before");
    case Kind::After:
        return QStringLiteral("after");
    }
    Q_UNREACHABLE();
}

QString kindText(const Item& item)
{
    switch (item.evidence.what.kind) {
    case Kind::File:
        return Words::tr("file");
    case Kind::Picture:
        return Words::tr("picture");
    case Kind::Output:
        return Words::tr("output of a command");
    case Kind::Before:
        return Words::tr("%1, before").arg(printableLine(item.evidence.what.of, kMaxQuoted));
    case Kind::After:
        return Words::tr("%1, afterwards").arg(printableLine(item.evidence.what.of, kMaxQuoted));
    }
    Q_UNREACHABLE();
}

QString stepText(const session::IncidentSession& incident, const incident::StepAddress& step)
{
    const auto* view = incident.walkthrough().find(step);
    return view ? view->name() : step.toString();
}

/// What a person said of it, below its line.
void tellMore(const QString& head, const QString& text, Console& console)
{
    constexpr qsizetype kIndent = 6;
    if (text.isEmpty())
        return;
    console.tell(QString(kIndent, u' ')
        + wrapped(Words::tr("%1: %2").arg(head, printableLine(text)), kUsualWidth - kIndent, kIndent));
}

void tellItem(
    const Item& item, const session::IncidentSession& incident, const QTimeZone& zone, Console& console)
{
    const auto now = incident.clock().now();
    const auto& what = item.evidence.what;
    const auto mark = item.isBackDated
        ? Words::tr(" (back-dated, entered %1)").arg(timeOrDate(item.recorded, now, zone))
        : QString();
    console.tell(QStringLiteral("%1  %2%3  %4")
                     .arg(item.number, 4)
                     .arg(timeOrDate(item.evidence.at, now, zone), mark,
                         printableLine(incident.state().nameOf(item.evidence.by), kMaxQuoted)));
    console.tell(QStringLiteral("      ")
        + Words::tr("%1 (%2, %3)").arg(item.name(), kindText(item), evidence::sizeText(what.file.size)));
    if (what.about)
        tellMore(Words::tr("Step"), stepText(incident, *what.about), console);
    tellMore(Words::tr("Shows"), what.shows, console);
    tellMore(Words::tr("Means"), what.means, console);
    if (item.evidence.withdrawnAt) {
        console.tell(QStringLiteral("      ")
            + Words::tr("WITHDRAWN at %1").arg(timeOrDate(*item.evidence.withdrawnAt, now, zone)));
    }
    if (incident.state().erasedFiles.contains(what.file.hash))
        console.tell(QStringLiteral("      ") + Words::tr("FILE TAKEN BACK"));
}

QJsonObject jsonOf(const Item& item, const incident::IncidentState& state)
{
    const auto& what = item.evidence.what;
    const auto& withdrawn = item.evidence.withdrawnAt;
    return { { QStringLiteral("number"), item.number }, { QStringLiteral("id"), item.evidence.id.toString() },
        { QStringLiteral("name"), what.name }, { QStringLiteral("kind"), wordOf(what.kind) },
        { QStringLiteral("media"), what.media }, { QStringLiteral("size"), what.file.size },
        { QStringLiteral("sha256"), what.file.hash },
        { QStringLiteral("occurred_at"), isoText(item.evidence.at) },
        { QStringLiteral("recorded_at"), isoText(item.recorded) },
        { QStringLiteral("back_dated"), item.isBackDated },
        { QStringLiteral("by"), state.nameOf(item.evidence.by) },
        { QStringLiteral("step"), what.about ? QJsonValue(what.about->toString()) : QJsonValue() },
        { QStringLiteral("of"), what.of }, { QStringLiteral("shows"), what.shows },
        { QStringLiteral("means"), what.means },
        { QStringLiteral("withdrawn_at"), withdrawn ? QJsonValue(isoText(*withdrawn)) : QJsonValue() },
        { QStringLiteral("file_taken_back"), state.erasedFiles.contains(what.file.hash) } };
}

/// Where a file is saved: under a free name of its own when a folder is meant.
QString placeFor(const QString& output, const QString& name)
{
    if (!QFileInfo(output).isDir())
        return output;
    const QDir folder(output);
    const auto taken = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System);
    return folder.filePath(evidence::nameBeside(evidence::tamedName(name), taken));
}

QString expanded(const QString& line)
{
    QString made;
    for (const auto c : line) {
        if (c == u'\t')
            made += QString(kTab - made.size() % kTab, u' ');
        else
            made += c;
    }
    return made;
}

/// Two texts in two columns, as wide as the terminal says that it is.
class SideBySide {
public:
    SideBySide(const evidence::TextComparison& comparison, Console& console)
        : m_comparison(comparison)
        , m_console(console)
    {
        const auto said = qEnvironmentVariableIntValue("COLUMNS");
        const auto width = said == 0 ? kUsualWidth : std::max<qsizetype>(said, kLeastWidth);
        int last = 1;
        for (const auto& line : comparison.lines)
            last = std::max({ last, line.leftNumber, line.rightNumber });
        m_digits = QString::number(last).size();
        // A blank behind each number, and a mark between blanks in the middle.
        m_column = (width - 2 * (m_digits + 1) - 3) / 2;
    }

    void tell()
    {
        const auto& lines = m_comparison.lines;
        const auto shown = shownLines();
        qsizetype hidden = 0;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (shown[i]) {
                tellHidden(hidden);
                hidden = 0;
                tellLine(lines[i]);
            } else {
                ++hidden;
            }
        }
        tellHidden(hidden);
    }

private:
    /// Those around a difference.
    [[nodiscard]] QList<bool> shownLines() const
    {
        const auto& lines = m_comparison.lines;
        QList<bool> shown(lines.size(), false);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].kind == evidence::ComparedLine::Kind::Same)
                continue;
            const auto last = std::min(i + kContext, lines.size() - 1);
            for (auto j = std::max<qsizetype>(i - kContext, 0); j <= last; ++j)
                shown[j] = true;
        }
        return shown;
    }

    void tellHidden(qsizetype count)
    {
        if (count == 1)
            m_console.tell(Words::tr("… 1 line is the same"));
        else if (count > 1)
            m_console.tell(Words::tr("… %1 lines are the same").arg(count));
    }

    static QChar markOf(evidence::ComparedLine::Kind kind)
    {
        using LineKind = evidence::ComparedLine::Kind;
        switch (kind) {
        case LineKind::Same:
            return u' ';
        case LineKind::Changed:
            return u'|';
        case LineKind::OnlyLeft:
            return u'<';
        case LineKind::OnlyRight:
            return u'>';
        }
        Q_UNREACHABLE();
    }

    /// A long line goes on below: what is cut off could be the difference.
    void tellLine(const evidence::ComparedLine& line)
    {
        const auto left = expanded(line.left);
        const auto right = expanded(line.right);
        qsizetype at = 0;
        do {
            const bool isFirst = at == 0;
            auto row = numberText(isFirst ? line.leftNumber : 0)
                + left.mid(at, m_column).leftJustified(m_column) + u' '
                + (isFirst ? markOf(line.kind) : QChar(u' ')) + u' '
                + numberText(isFirst ? line.rightNumber : 0) + right.mid(at, m_column);
            while (row.endsWith(u' '))
                row.chop(1);
            m_console.tell(row);
            at += m_column;
        } while (at < left.size() || at < right.size());
    }

    [[nodiscard]] QString numberText(int number) const
    {
        return (number > 0 ? QString::number(number) : QString()).rightJustified(m_digits) + u' ';
    }

    const evidence::TextComparison& m_comparison;
    Console& m_console;
    qsizetype m_digits = 1;
    qsizetype m_column = 1;
};

QJsonObject jsonOf(const evidence::TextComparison& comparison, const Item& left, const Item& right)
{
    using LineKind = evidence::ComparedLine::Kind;
    const auto wordFor = [](LineKind kind) {
        switch (kind) {
        case LineKind::Same:
            return QStringLiteral("same");
        case LineKind::Changed:
            return QStringLiteral("changed");
        case LineKind::OnlyLeft:
            return QStringLiteral("only-left");
        case LineKind::OnlyRight:
            return QStringLiteral("only-right");
        }
        Q_UNREACHABLE();
    };
    const auto orNull = [](int number, const QJsonValue& value) { return number > 0 ? value : QJsonValue(); };
    QJsonArray lines;
    for (const auto& line : comparison.lines) {
        lines.append(QJsonObject { { QStringLiteral("kind"), wordFor(line.kind) },
            { QStringLiteral("left_number"), orNull(line.leftNumber, line.leftNumber) },
            { QStringLiteral("left"), orNull(line.leftNumber, line.left) },
            { QStringLiteral("right_number"), orNull(line.rightNumber, line.rightNumber) },
            { QStringLiteral("right"), orNull(line.rightNumber, line.right) } });
    }
    return { { QStringLiteral("left"), left.number }, { QStringLiteral("right"), right.number },
        { QStringLiteral("differences"), comparison.differences },
        { QStringLiteral("remarks"), QJsonArray::fromStringList(comparison.remarks) },
        { QStringLiteral("lines"), lines } };
}

/// What is done with one open incident.
class Work {
public:
    Work(const Arguments& arguments, IncidentAtHand& opened, Console& console)
        : m_arguments(arguments)
        , m_incident(*opened.incident)
        , m_console(console)
        , m_zone(zoneOf(m_incident.plan().zone, console.utc))
        , m_items(itemsOf(m_incident))
        , m_keeper(opened.workplace.session->ports().blobs)
    {
    }

    int attach(const QByteArray& bytes)
    {
        const auto what = described(m_arguments, m_incident);
        if (!what)
            return m_console.refuse(what.error());
        const auto at = timeMeant(m_arguments, m_incident, m_zone);
        if (!at)
            return m_console.refuse(at.error());
        const auto told = m_incident.timeline().size();
        const auto done = await(m_keeper.attach(m_incident, bytes, *what, *at));
        if (!done)
            return m_console.refuse(done.error());
        tellSince(told, m_incident, m_zone, m_console);
        const auto name = evidence::tamedName(what->name);
        if (!m_console.json && name != what->name)
            m_console.remark(Words::tr("It is called %1 here.").arg(name));
        return kDone;
    }

    int list()
    {
        if (m_console.json) {
            QJsonArray rows;
            for (const auto& item : m_items)
                rows.append(jsonOf(item, m_incident.state()));
            m_console.tell(rows);
            return kDone;
        }
        if (m_items.isEmpty())
            m_console.tell(Words::tr("Nothing is attached to this incident."));
        for (const auto& item : m_items)
            tellItem(item, m_incident, m_zone, m_console);
        return kDone;
    }

    int save()
    {
        const auto item = itemCalled(m_items, m_arguments.value(kSave));
        if (!item)
            return m_console.refuse(item.error());
        const auto output = m_arguments.value(kOutput);
        if (output.isEmpty())
            return m_console.unusable(Words::tr("Say where to: --save %1 -o FILE.").arg(item->number));
        const auto bytes = await(m_keeper.bytesOf(item->evidence));
        if (!bytes)
            return m_console.refuse(bytes.error());
        const auto path = placeFor(output, item->evidence.what.name);
        if (const auto written = evidence::writeNewFile(path, *bytes); !written)
            return m_console.refuse(written.error());
        if (m_console.json) {
            m_console.tell(
                QJsonObject { { QStringLiteral("file"), path }, { QStringLiteral("size"), bytes->size() },
                    { QStringLiteral("sha256"), item->evidence.what.file.hash } });
        } else {
            m_console.remark(Words::tr("%1 is saved as %2 (%3).")
                                 .arg(item->name(), path, evidence::sizeText(bytes->size())));
        }
        return kDone;
    }

    int compare()
    {
        const auto pair = pairMeant();
        if (!pair)
            return m_console.refuse(pair.error());
        const auto& [left, right] = *pair;
        const auto ofLeft = await(m_keeper.bytesOf(left.evidence));
        if (!ofLeft)
            return m_console.refuse(ofLeft.error());
        const auto ofRight = await(m_keeper.bytesOf(right.evidence));
        if (!ofRight)
            return m_console.refuse(ofRight.error());
        const auto comparison = evidence::compareTexts(*ofLeft, *ofRight);
        if (!comparison)
            return m_console.refuse(comparison.error());
        const int status = comparison->differences == 0 ? kDone : kNo;
        if (m_console.json) {
            m_console.tell(jsonOf(*comparison, left, right));
            return status;
        }
        for (const auto& [side, item] :
            { std::pair { Words::tr("Left"), left }, { Words::tr("Right"), right } })
            m_console.tell(Words::tr("%1: %2, %3 (%4), of %5")
                               .arg(side, QString::number(item.number), item.name(), kindText(item),
                                   timeOrDate(item.evidence.at, m_incident.clock().now(), m_zone)));
        m_console.tell(countText(comparison->differences));
        for (const auto& remark : comparison->remarks)
            m_console.tell(remark);
        if (comparison->differences > 0)
            SideBySide(*comparison, m_console).tell();
        return status;
    }

    int withdraw()
    {
        const auto item = itemCalled(m_items, m_arguments.value(kWithdraw));
        if (!item)
            return m_console.refuse(item.error());
        const auto at = timeMeant(m_arguments, m_incident, m_zone);
        if (!at)
            return m_console.refuse(at.error());
        const auto told = m_incident.timeline().size();
        const auto done = await(m_incident.act(
            incident::EvidenceWithdrawn { item->evidence.id, textOf(m_arguments, kWhy) }, *at));
        if (!done)
            return m_console.refuse(done.error());
        tellSince(told, m_incident, m_zone, m_console);
        if (!m_console.json)
            m_console.remark(Words::tr("It was %1, %2. The file stays in the log.")
                                 .arg(QString::number(item->number), item->name()));
        return kDone;
    }

private:
    static QString countText(int differences)
    {
        if (differences == 0)
            return Words::tr("All lines are the same.");
        return differences == 1 ? Words::tr("1 line differs.")
                                : Words::tr("%1 lines differ.").arg(differences);
    }

    /// Two numbers; or what was set up, for the newest snapshots from before and afterwards.
    [[nodiscard]] Result<std::pair<Item, Item>> pairMeant() const
    {
        const auto word = m_arguments.value(kCompare);
        if (m_arguments.operands.size() > 1) {
            const auto left = itemCalled(m_items, word);
            if (!left)
                return fail(left.error());
            const auto right = itemCalled(m_items, m_arguments.operands[1]);
            if (!right)
                return fail(right.error());
            return std::pair(*left, *right);
        }
        const auto before = snapshot(Kind::Before, word);
        const auto after = snapshot(Kind::After, word);
        if (before && after)
            return std::pair(*before, *after);
        if (before)
            return fail(
                Fault::NotFound, Words::tr("Of \"%1\" there is no snapshot from afterwards.").arg(word));
        if (after)
            return fail(Fault::NotFound, Words::tr("Of \"%1\" there is no snapshot from before.").arg(word));
        return fail(Fault::NotFound, noSnapshots(word));
    }

    [[nodiscard]] QString noSnapshots(const QString& word) const
    {
        QStringList known;
        for (const auto& item : m_items) {
            if (item.isSnapshot() && !item.evidence.withdrawnAt)
                known.append(printableLine(item.evidence.what.of, kMaxQuoted));
        }
        known.removeDuplicates();
        const auto text = Words::tr("There are no snapshots of \"%1\".").arg(word);
        return text + u' '
            + (known.isEmpty() ? Words::tr("Two files are compared by their numbers: --compare 1 2.")
                               : Words::tr("There are some of: %1.").arg(known.join(QStringLiteral(", "))));
    }

    /// The newest that was not withdrawn.
    [[nodiscard]] std::optional<Item> snapshot(Kind kind, const QString& of) const
    {
        std::optional<Item> newest;
        for (const auto& item : m_items) {
            const auto& what = item.evidence.what;
            const bool isIt = what.kind == kind && !item.evidence.withdrawnAt
                && what.of.simplified().compare(of.simplified(), Qt::CaseInsensitive) == 0;
            if (isIt && (!newest || item.evidence.at >= newest->evidence.at))
                newest = item;
        }
        return newest;
    }

    const Arguments& m_arguments;
    session::IncidentSession& m_incident;
    Console& m_console;
    QTimeZone m_zone;
    QList<Item> m_items;
    session::EvidenceKeeper m_keeper;
};

} // namespace

Usage IncidentEvidence::usage() const
{
    return { QStringLiteral("incident evidence"), QStringLiteral("ID [FILE]"), 1, 2,
        Words::tr("Attach a file, or what comes through a pipe (-); without one say what is attached."),
        { { kNamed, QStringLiteral("NAME"), Words::tr("What it is called; else as the file is") },
            { kStep, QStringLiteral("STEP"), Words::tr("The step that it belongs to") },
            { kBefore, QStringLiteral("WHAT"), Words::tr("How this was set up before it was changed") },
            { kAfter, QStringLiteral("WHAT"), Words::tr("How it was set up afterwards") },
            { kPrinted, {}, Words::tr("A command printed it; so it is with -") },
            { kShows, QStringLiteral("TEXT"), Words::tr("What is to be seen in it") },
            { kMeans, QStringLiteral("TEXT"), Words::tr("What you conclude from it") }, atOption(),
            { kSave, QStringLiteral("N"), Words::tr("Write file number N out, to --output") },
            { kOutput, QStringLiteral("FILE"), Words::tr("Where to; or -o FILE; never over another file") },
            { kCompare, QStringLiteral("N M"),
                Words::tr("Two files side by side; or WHAT was set up, before and after") },
            { kWithdraw, QStringLiteral("N"), Words::tr("File number N does not belong here") },
            whyOption() } };
}

int IncidentEvidence::run(const Arguments& arguments, Console& console)
{
    const auto purpose = purposeOf(arguments);
    if (!purpose)
        return console.refuse(purpose.error());
    // What comes through a pipe takes its time; the store is not kept open meanwhile.
    QByteArray bytes;
    if (*purpose == Purpose::Attach) {
        const auto path = arguments.operands[1];
        const auto read = path == kInput ? bytesOfInput(console) : bytesOfFile(path);
        if (!read)
            return console.refuse(read.error());
        bytes = *read;
    }
    auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    Work work(arguments, *opened, console);
    switch (*purpose) {
    case Purpose::List:
        return work.list();
    case Purpose::Attach:
        return work.attach(bytes);
    case Purpose::Save:
        return work.save();
    case Purpose::Compare:
        return work.compare();
    case Purpose::Withdraw:
        return work.withdraw();
    }
    Q_UNREACHABLE();
}

} // namespace muster::commands
