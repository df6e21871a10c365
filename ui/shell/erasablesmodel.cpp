// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/erasablesmodel.h"

#include "core/base/printable.h"
#include "core/evidence/filelimits.h"
#include "core/evidence/tamedname.h"
#include "core/session/incidentsession.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"

#include <QHash>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kHead = 22;
constexpr int kDetail = 20;
constexpr int kBottom = 7;
constexpr int kBox = 16;
constexpr int kAfterBox = 12;
/// So much of a long text stands in front of what was looked for.
constexpr qsizetype kBefore = 32;
constexpr qsizetype kLongest = 400;

QString tr(const char* text)
{
    return ErasablesModel::tr(text);
}

/// What an entry of this type is, in a word or two.
QString entryWords(const QString& type)
{
    static const QHash<QString, QString> kWords {
        { QStringLiteral("note"), tr("Note") },
        { QStringLiteral("step"), tr("Step") },
        { QStringLiteral("phase"), tr("Phase") },
        { QStringLiteral("decision"), tr("Decision") },
        { QStringLiteral("message"), tr("Message") },
        { QStringLiteral("service"), tr("Service") },
        { QStringLiteral("restore-point"), tr("Restore point") },
        { QStringLiteral("times"), tr("Times") },
        { QStringLiteral("role"), tr("Role") },
        { QStringLiteral("evidence"), tr("Evidence") },
        { QStringLiteral("record"), tr("Anchor") },
        { QStringLiteral("incident"), tr("Incident") },
        { QStringLiteral("credential"), tr("Credential") },
        { QStringLiteral("check"), tr("Check") },
        { QStringLiteral("approval"), tr("Approval") },
        { QStringLiteral("watch"), tr("Watch") },
        { QStringLiteral("leaf"), tr("Taken back") },
        { QStringLiteral("misfit"), tr("Does not fit") },
        { QStringLiteral("rollback"), tr("Rollback") },
        { QStringLiteral("scenario"), tr("Scenario") },
    };
    return kWords.value(type.section(u'.', 0, 0), tr("Entry"));
}

QString fieldWords(const QString& field)
{
    static const QHash<QString, QString> kWords {
        { QStringLiteral("actor.name"), tr("the name of who acted") },
        { QStringLiteral("payload.text"), tr("its text") },
        { QStringLiteral("payload.why"), tr("the reason") },
        { QStringLiteral("payload.saw"), tr("what was seen") },
        { QStringLiteral("payload.title"), tr("the title") },
        { QStringLiteral("payload.summary"), tr("the summary") },
        { QStringLiteral("payload.expect"), tr("what to expect") },
        { QStringLiteral("payload.name"), tr("the file's name") },
        { QStringLiteral("payload.of"), tr("what it is a snapshot of") },
        { QStringLiteral("payload.shows"), tr("what it shows") },
        { QStringLiteral("payload.means"), tr("what it means") },
        { QStringLiteral("payload.source"), tr("where it comes from") },
        { QStringLiteral("payload.target"), tr("the target") },
        { QStringLiteral("payload.where"), tr("where it was left") },
        { QStringLiteral("payload.program"), tr("the program") },
        { QStringLiteral("payload.holder_name"), tr("the name of who holds the role") },
        { QStringLiteral("payload.second_name"), tr("the name of the second person") },
        { QStringLiteral("payload.approver_name"), tr("the name of who approves") },
    };
    return kWords.value(field, field.section(u'.', 1));
}

using Names = QHash<journal::EventId, QString>;

/// Who acted, by entry.
Names namesIn(const session::IncidentSession& incident)
{
    Names names;
    for (const auto& event : incident.events())
        names.insert(event.id,
            event.actor.name.isEmpty() ? incident.state().nameOf(event.actor.person) : event.actor.name);
    return names;
}

/// In one line, with single blanks: as it is drawn.
QString inOneLine(const QString& text)
{
    static const QRegularExpression kBlanks(QStringLiteral("\\s+"));
    return printableLine(text, kLongest).replace(kBlanks, QStringLiteral(" "));
}

/// Cut so that what was looked for is in it.
void setWords(ErasableRow& row, const QString& text, const QString& characters)
{
    const auto place = characters.isEmpty() ? -1 : text.indexOf(characters, 0, Qt::CaseInsensitive);
    if (place < 0) {
        row.words = inOneLine(text);
        return;
    }
    const auto first = place > 2 * kBefore ? place - kBefore : 0;
    const auto before
        = (first > 0 ? QStringLiteral("…") : QString()) + inOneLine(text.mid(first, place - first));
    const auto found = inOneLine(text.mid(place, characters.size()));
    row.found = before.size();
    row.foundLength = found.size();
    row.words = before + found + inOneLine(text.mid(place + characters.size()));
}

ErasableRow rowOf(const session::Erasable& text, const Names& names, const QString& characters)
{
    ErasableRow row { text.leaf.event, text.leaf.field, {}, text.at,
        tr("%1, %2").arg(entryWords(text.type), fieldWords(text.leaf.field)), names.value(text.leaf.event),
        {} };
    setWords(row, text.value, characters);
    return row;
}

/// The file that the entry attached, as long as there is one.
std::optional<ErasableRow> fileOf(const session::IncidentSession& incident, const journal::EventId& entry)
{
    const auto& state = incident.state();
    const auto one = std::find_if(state.evidence.begin(), state.evidence.end(),
        [&](const incident::EvidenceState& other) { return other.id == entry; });
    if (one == state.evidence.end() || state.erasedFiles.contains(one->what.file.hash))
        return std::nullopt;
    ErasableRow row { entry, {}, one->what.file.hash, one->at, tr("Evidence, the file itself"),
        state.nameOf(one->by), {} };
    const auto name = one->what.name.isEmpty() ? tr("(no name)") : evidence::tamedName(one->what.name);
    row.words = tr("%1, %2").arg(name, evidence::sizeText(one->what.file.size));
    return row;
}

} // namespace

QString wordsOf(const journal::Erasure& what)
{
    const auto texts = what.leaves.size() == 1 ? tr("one text") : tr("%1 texts").arg(what.leaves.size());
    const auto files = what.files.size() == 1 ? tr("one file") : tr("%1 files").arg(what.files.size());
    if (what.files.isEmpty())
        return texts;
    return what.leaves.isEmpty() ? files : tr("%1 and %2").arg(texts, files);
}

ErasablesModel::ErasablesModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

ErasablesModel::~ErasablesModel() = default;

void ErasablesModel::find(const session::IncidentSession& incident, const QString& characters)
{
    m_time = WallTime(incident.plan().zone);
    QList<ErasableRow> rows;
    const auto names = namesIn(incident);
    for (const auto& text : session::textsContaining(incident, characters))
        rows.append(rowOf(text, names, characters));
    adopt(std::move(rows));
}

void ErasablesModel::show(const session::IncidentSession& incident, const journal::EventId& entry)
{
    m_time = WallTime(incident.plan().zone);
    QList<ErasableRow> rows;
    if (const auto file = fileOf(incident, entry))
        rows.append(*file);
    const auto names = namesIn(incident);
    for (const auto& text : session::textsOf(incident, entry)) {
        rows.append(rowOf(text, names, {}));
        // Who acted is seldom what must go, and is easily taken along.
        rows.last().isChecked = text.leaf.field != QStringLiteral("actor.name");
    }
    adopt(std::move(rows));
}

void ErasablesModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void ErasablesModel::adopt(QList<ErasableRow> rows)
{
    QHash<QString, bool> checks;
    const auto keyOf = [](const ErasableRow& row) { return row.entry.toString() + row.field + row.file; };
    for (const auto& row : std::as_const(m_rows))
        checks.insert(keyOf(row), row.isChecked);
    for (auto& row : rows)
        row.isChecked = checks.value(keyOf(row), row.isChecked);
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ErasablesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

journal::Erasure ErasablesModel::chosen() const
{
    journal::Erasure what;
    for (const auto& row : m_rows) {
        if (!row.isChecked)
            continue;
        if (row.file.isEmpty())
            what.leaves.append({ row.entry, row.field });
        else
            what.files.append(row.file);
    }
    return what;
}

qsizetype ErasablesModel::count() const
{
    return std::count_if(m_rows.begin(), m_rows.end(), [](const ErasableRow& row) { return row.isChecked; });
}

bool ErasablesModel::choosesName(const QString& name) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const ErasableRow& row) {
        return row.isChecked && row.field == QStringLiteral("actor.name") && row.who == name;
    });
}

QVariant ErasablesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.words;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::CheckStateRole:
        return row.isChecked ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

Qt::ItemFlags ErasablesModel::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable;
}

bool ErasablesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_rows[index.row()].isChecked = value.toInt() == Qt::Checked;
    emit dataChanged(index, index);
    return true;
}

QString ErasablesModel::timeWords(const ErasableRow& row) const
{
    return m_time.seconds(row.at);
}

QString ErasablesModel::spoken(const ErasableRow& row) const
{
    return tr("%1, %2, %3: %4").arg(m_time.minutes(row.at), row.head, row.who, row.words);
}

ErasableDelegate::ErasableDelegate(const ErasablesModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

ErasableDelegate::~ErasableDelegate() = default;

QSize ErasableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_theme.px(kTop + kHead + kDetail + kBottom) };
}

void ErasableDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto inset = m_theme.px(kDockInset);
    const auto box = m_theme.px(kBox);
    const auto indent = inset + box + m_theme.px(kAfterBox);
    const QRect head(rect.left() + indent, rect.top() + m_theme.px(kTop), rect.width() - indent - inset,
        m_theme.px(kHead));
    const QRectF frame(rect.left() + inset + 0.5, head.center().y() - box / 2 + 0.5, box - 1, box - 1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(row.isChecked ? colors.text : colors.muted, m_theme.px(1)));
    painter->drawRoundedRect(frame, 2, 2);
    if (row.isChecked) {
        painter->setPen(QPen(colors.text, m_theme.px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({ { frame.left() + frame.width() * 0.22, frame.center().y() },
            { frame.left() + frame.width() * 0.42, frame.bottom() - frame.height() * 0.25 },
            { frame.right() - frame.width() * 0.2, frame.top() + frame.height() * 0.25 } }));
    }
    painter->setRenderHint(QPainter::Antialiasing, false);

    const auto ink = row.isChecked ? colors.text : colors.muted;
    const auto small = m_theme.type.words(13);
    const auto gap = m_theme.px(12);
    paintLine(painter, m_shapes, head,
        { { m_model->timeWords(row), m_theme.type.figures(13), colors.muted },
            { row.head, m_theme.font(Token::TableStrong), ink } },
        { row.who, small, colors.muted }, gap);
    const QRect detail(head.left(), head.bottom() + 1, head.width(), m_theme.px(kDetail));
    paintLine(painter, m_shapes, detail, { { row.words, small, ink } }, {}, 0);
    if (row.found >= 0) {
        const auto from = detail.left() + m_shapes.of(row.words.left(row.found), small).width;
        const auto to = detail.left() + m_shapes.of(row.words.left(row.found + row.foundLength), small).width;
        const QRect mark(from, detail.bottom() - m_theme.px(3), to - from, m_theme.px(2));
        painter->fillRect(mark & detail, colors.warning);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

bool ErasableDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&, const QModelIndex& index)
{
    const bool isSpace = event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space
        && !static_cast<QKeyEvent*>(event)->isAutoRepeat();
    const bool isClick = event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    if (!isSpace && !isClick)
        return false;
    const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace muster::ui
