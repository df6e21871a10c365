// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidencecomparison.h"

#include "ui/panels/paragraph.h"
#include "ui/widgets/button.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

using evidence::ComparedLine;
using Kind = ComparedLine::Kind;
using Token = TypeScale::Token;

namespace {

constexpr int kRow = 22;
constexpr int kSign = 18;
constexpr int kStride = 8;
/// No screen shows more of a line.
constexpr int kMostPainted = 1000;

} // namespace

ComparisonModel::ComparisonModel(QObject* parent)
    : RowsModel(parent)
{
}

ComparisonModel::~ComparisonModel() = default;

void ComparisonModel::setLines(const QList<ComparedLine>& lines)
{
    QList<ComparedRow> rows;
    rows.reserve(lines.size());
    for (const auto& line : lines)
        rows.append({ line });
    replaceRows(std::move(rows));
}

QString ComparisonModel::signOf(Kind kind)
{
    switch (kind) {
    case Kind::Same:
        return QStringLiteral(" ");
    case Kind::Changed:
        return QStringLiteral("≠");
    case Kind::OnlyLeft:
        return QStringLiteral("−");
    case Kind::OnlyRight:
        return QStringLiteral("+");
    }
    Q_UNREACHABLE();
}

QString ComparisonModel::spoken(const ComparedLine& line)
{
    switch (line.kind) {
    case Kind::Same:
        return tr("The same, line %1: %2").arg(QString::number(line.rightNumber), line.right);
    case Kind::Changed:
        return tr("Changed, line %1: %2; now line %3: %4")
            .arg(QString::number(line.leftNumber), line.left, QString::number(line.rightNumber), line.right);
    case Kind::OnlyLeft:
        return tr("Only left, line %1: %2").arg(QString::number(line.leftNumber), line.left);
    case Kind::OnlyRight:
        return tr("Only right, line %1: %2").arg(QString::number(line.rightNumber), line.right);
    }
    Q_UNREACHABLE();
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& line = at(index.row()).line;
    switch (role) {
    case Qt::DisplayRole:
        return line.kind == Kind::OnlyLeft ? line.left : line.right;
    case Qt::AccessibleTextRole:
        return spoken(line);
    default:
        return {};
    }
}

std::optional<int> ComparisonModel::difference(int from, int direction) const
{
    const auto begins = [this](int row) {
        return at(row).line.kind != Kind::Same && (row == 0 || at(row - 1).line.kind == Kind::Same);
    };
    for (auto row = from + direction; row >= 0 && row < rowCount(); row += direction) {
        if (begins(row))
            return row;
    }
    return std::nullopt;
}

ComparisonDelegate::ComparisonDelegate(
    const ComparisonModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

ComparisonDelegate::~ComparisonDelegate() = default;

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_theme.px(kRow) };
}

void ComparisonDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& line = m_model->at(index.row()).line;
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto chosen = option.state.testFlag(QStyle::State_Selected);
    const auto differs = line.kind != Kind::Same;
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    if (differs)
        painter->fillRect(rect, colors.cautionBand);
    else
        paintRowGround(painter, rect, chosen, colors);

    const auto inset = m_theme.px(kDockInset);
    const auto gap = m_theme.px(6);
    const QRect sign(rect.left() + inset, rect.top(), m_theme.px(kSign), rect.height());
    painter->setFont(m_theme.font(Token::BodyStrong));
    painter->setPen(colors.text);
    painter->drawText(sign, Qt::AlignLeft | Qt::AlignVCenter, ComparisonModel::signOf(line.kind));

    const auto mono = m_theme.font(Token::Mono);
    const auto small = m_theme.type.figures(12);
    const auto numbers = QFontMetrics(small).horizontalAdvance(QString::number(m_model->rowCount()));
    const auto left = sign.right() + 1;
    const auto half = (rect.right() - inset - left) / 2;
    const auto side = [&](int from, int number, const QString& text) {
        if (number == 0)
            return;
        const QRect count(from, rect.top(), numbers, rect.height());
        painter->setFont(small);
        painter->setPen(colors.muted);
        painter->drawText(count, Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
        const QRect words(count.right() + 1 + gap, rect.top(), half - numbers - 2 * gap, rect.height());
        painter->setFont(mono);
        painter->setPen(colors.text);
        painter->save();
        painter->setClipRect(words, Qt::IntersectClip);
        // Each tab as wide as a few letters: what is pushed is counted in letters.
        auto shown = text.mid(m_shift, kMostPainted);
        shown.replace(u'\t', QStringLiteral("    "));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        painter->restore();
    };
    side(left, line.leftNumber, line.left);
    side(left + half, line.rightNumber, line.right);
    painter->fillRect(QRect(left + half - gap / 2, rect.top(), 1, rect.height()), colors.hairline);
    if (chosen && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect, kControlRadius, colors);
    painter->restore();
}

EvidenceComparison::EvidenceComparison(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new ComparisonModel(this))
    , m_delegate(new ComparisonDelegate(m_model, theme, this))
    , m_column(new QVBoxLayout(this))
    , m_buttons(new QHBoxLayout)
    , m_head(new Paragraph)
    , m_remarks(new Paragraph)
    , m_list(new QListView)
    , m_next(new Button(Button::Kind::Outlined, tr("Next"), theme))
    , m_previous(new Button(Button::Kind::Outlined, tr("Previous"), theme))
    , m_back(new Button(Button::Kind::Flat, tr("Back"), theme))
{
    m_head->setObjectName(QStringLiteral("evidence.compared"));
    m_remarks->setObjectName(QStringLiteral("evidence.comparedRemarks"));
    m_list->setObjectName(QStringLiteral("evidence.lines"));
    m_list->setAccessibleName(tr("Both texts, line by line"));
    m_list->setAccessibleDescription(
        tr("N goes to the next difference, P to the one before, Left and Right look along long lines, Escape "
           "leaves"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->installEventFilter(this);
    m_next->setObjectName(QStringLiteral("evidence.next"));
    m_next->setKeyHint(QStringLiteral("N"));
    m_next->setAccessibleName(tr("Next difference"));
    m_previous->setObjectName(QStringLiteral("evidence.previous"));
    m_previous->setKeyHint(QStringLiteral("P"));
    m_previous->setAccessibleName(tr("Previous difference"));
    m_back->setObjectName(QStringLiteral("evidence.back"));
    m_back->setKeyHint(QStringLiteral("Esc"));
    m_buttons->addWidget(m_next);
    m_buttons->addWidget(m_previous);
    m_buttons->addWidget(m_back);
    m_buttons->addStretch(1);
    m_column->addWidget(m_head);
    m_column->addWidget(m_remarks);
    m_column->addWidget(m_list, 1);
    m_column->addLayout(m_buttons);
    setFocusProxy(m_list);
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    connect(m_previous, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_back, &QPushButton::clicked, this, &EvidenceComparison::left);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &EvidenceComparison::showButtons);
    restyle();
    hide();
}

EvidenceComparison::~EvidenceComparison() = default;

void EvidenceComparison::open(
    const QString& left, const QString& right, const evidence::TextComparison& comparison)
{
    const auto count = comparison.differences;
    const auto words = count == 0 ? tr("no line differs")
        : count == 1              ? tr("1 line differs")
                                  : tr("%1 lines differ").arg(count);
    m_head->setWords(tr("Left %1, right %2: %3").arg(left, right, words));
    m_remarks->setWords(comparison.remarks.join(u'\n'));
    m_remarks->setVisible(!comparison.remarks.isEmpty());
    m_longest = 0;
    for (const auto& line : comparison.lines)
        m_longest = std::max(
            { m_longest, static_cast<int>(line.left.size()), static_cast<int>(line.right.size()) });
    m_delegate->setShift(0);
    m_model->setLines(comparison.lines);
    show();
    const auto first = m_model->difference(-1, 1);
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(first.value_or(0)));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    showButtons();
    m_list->setFocus(Qt::OtherFocusReason);
}

void EvidenceComparison::forget()
{
    m_head->setWords({});
    m_remarks->setWords({});
    m_model->setLines({});
}

void EvidenceComparison::go(int direction)
{
    const auto row = m_model->difference(m_list->currentIndex().row(), direction);
    if (!row)
        return;
    m_list->setCurrentIndex(m_model->index(*row));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void EvidenceComparison::push(int characters)
{
    m_delegate->setShift(std::clamp(m_delegate->shift() + characters, 0, std::max(0, m_longest - 1)));
    m_list->viewport()->update();
}

void EvidenceComparison::showButtons()
{
    const auto now = m_list->currentIndex().row();
    m_next->setEnabled(m_model->difference(now, 1).has_value());
    m_previous->setEnabled(m_model->difference(now, -1).has_value());
    // A button that has nothing to do any more takes no key with it.
    if (focusWidget() != nullptr && !focusWidget()->isEnabled())
        m_list->setFocus(Qt::OtherFocusReason);
}

bool EvidenceComparison::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if ((key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            switch (key.key()) {
            case Qt::Key_N:
                go(1);
                return true;
            case Qt::Key_P:
                go(-1);
                return true;
            case Qt::Key_Left:
                push(-kStride);
                return true;
            case Qt::Key_Right:
                push(kStride);
                return true;
            default:
                break;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EvidenceComparison::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void EvidenceComparison::setCompact(bool compact)
{
    m_compact = compact;
    restyle();
}

void EvidenceComparison::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    restyle();
}

void EvidenceComparison::restyle()
{
    const auto inset = m_theme.px(kDockInset);
    const auto gap = m_theme.px(m_compact ? 4 : 8);
    m_column->setContentsMargins(0, gap, 0, gap);
    m_column->setSpacing(gap);
    m_buttons->setContentsMargins(inset, 0, inset, 0);
    m_buttons->setSpacing(m_theme.px(6));
    m_head->setStyle(m_theme.font(Token::TableStrong), m_theme.colors.text);
    m_head->setContentsMargins(inset, 0, inset, 0);
    m_remarks->setStyle(m_theme.type.words(13), m_theme.colors.muted);
    m_remarks->setContentsMargins(inset, 0, inset, 0);
    m_list->setMinimumHeight(m_theme.px(3 * kRow));
    m_list->doItemsLayout();
    for (auto* button : { m_next, m_previous, m_back }) {
        button->setHeight(Button::Height::Small);
        button->setTheme(m_theme);
    }
}

} // namespace muster::ui
