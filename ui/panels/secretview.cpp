// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/secretview.h"

#include "ui/panels/brokenlines.h"
#include "ui/panels/paragraph.h"
#include "ui/widgets/button.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPainter>
#include <QTextLayout>

#include <cmath>
#include <utility>

namespace muster::ui {

namespace {

constexpr int kInset = 10;
/// A longer value is for copying.
constexpr int kMostLines = 8;

/// Asks the view at the moment when it is asked itself, so that there is nothing to find afterwards.
class SecretInterface final : public QAccessibleWidget {
public:
    explicit SecretInterface(SecretView* view)
        : QAccessibleWidget(view, QAccessible::StaticText)
        , m_view(view)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_view->spoken() : QAccessibleWidget::text(kind);
    }

private:
    SecretView* m_view;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<SecretView*>(object);
    return view != nullptr ? new SecretInterface(view) : nullptr;
}

} // namespace

SecretView::SecretView(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QAccessible::installFactory(&makeInterface);
    setObjectName(QStringLiteral("secretView"));
    setFocusPolicy(Qt::StrongFocus);
    auto policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

SecretView::~SecretView() = default;

void SecretView::reveal(const QString& title, SecretPtr value)
{
    m_title = title;
    m_value = std::move(value);
    updateGeometry();
    show();
    update();
}

void SecretView::conceal()
{
    m_value.reset();
    hide();
}

void SecretView::hideEvent(QHideEvent* event)
{
    m_value.reset();
    QWidget::hideEvent(event);
}

QString SecretView::words() const
{
    return m_value ? QString::fromUtf8(m_value->data(), m_value->size()) : QString();
}

QString SecretView::spoken() const
{
    return m_value ? tr("Value of %1: %2").arg(m_title, words()) : tr("No value is shown");
}

void SecretView::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize SecretView::sizeHint() const
{
    const auto width = m_theme.px(200);
    return { width, heightForWidth(width) };
}

int SecretView::heightForWidth(int width) const
{
    return layOut(width - 2 * m_theme.px(kInset), nullptr) + 2 * m_theme.px(kInset);
}

int SecretView::layOut(int width, QPainter* painter) const
{
    const auto font = m_theme.font(TypeScale::Token::Expect);
    const auto line = static_cast<int>(std::ceil(Paragraph::lineHeight(font)));
    QTextLayout layout(withLineMarks(words()), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int lines = 0;
    for (auto next = layout.createLine(); next.isValid() && lines < kMostLines; next = layout.createLine()) {
        next.setLineWidth(width);
        next.setPosition({ 0, static_cast<qreal>(lines) * line });
        ++lines;
    }
    layout.endLayout();
    if (painter != nullptr)
        layout.draw(painter, { 0, 0 });
    return std::max(lines, 1) * line;
}

void SecretView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.colors.field);
    painter.setPen(m_theme.colors.border);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kControlRadius, kControlRadius);
    if (hasFocus())
        paintFocusRing(&painter, rect(), kControlRadius, m_theme.colors);
    const auto inset = m_theme.px(kInset);
    painter.setPen(m_theme.colors.text);
    painter.translate(inset, inset);
    layOut(width() - 2 * inset, &painter);
}

} // namespace muster::ui
