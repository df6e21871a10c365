// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/perspectivebar.h"

#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QTabBar>

namespace muster::ui {

namespace {

constexpr std::array<qint64, 3> kRates { 1000, 5000, 10000 };

} // namespace

/// As high as the bar, so that the line below the chosen one lies on its edge.
class PerspectiveTabs final : public QTabBar {
public:
    using QTabBar::QTabBar;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override
    {
        return { QTabBar::tabSizeHint(index).width(), parentWidget()->height() };
    }
};

PerspectiveBar::PerspectiveBar(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_tabs(new PerspectiveTabs(this))
    , m_drill(new QWidget(this))
    , m_drillWords(new QLabel(tr("Simulated time"), m_drill))
    , m_rates {}
    , m_pause(new Button(Button::Kind::Outlined, tr("Pause"), theme, m_drill))
    , m_end(new Button(Button::Kind::Outlined, tr("End drill…"), theme, m_drill))
    , m_find(new Button(Button::Kind::Outlined, tr("Find"), theme, this))
    , m_theme(theme)
{
    m_tabs->setObjectName(QStringLiteral("perspectives"));
    m_tabs->setAccessibleName(tr("Perspectives"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const auto perspective : kPerspectives)
        m_tabs->addTab(titleOf(perspective));

    auto* drillRow = new QHBoxLayout(m_drill);
    drillRow->setContentsMargins(0, 0, 0, 0);
    drillRow->setSpacing(6);
    drillRow->addWidget(m_drillWords);
    for (size_t i = 0; i < kRates.size(); ++i) {
        m_rates[i] = new Button(Button::Kind::Outlined, tr("×%1").arg(kRates[i] / 1000), theme, m_drill);
        m_rates[i]->setAccessibleName(tr("Simulated time %1 times as fast").arg(kRates[i] / 1000));
        m_rates[i]->setObjectName(QStringLiteral("rate%1").arg(kRates[i] / 1000));
        connect(m_rates[i], &Button::clicked, this, [this, i] { emit rateWanted(kRates[i]); });
        drillRow->addWidget(m_rates[i]);
    }
    m_pause->setObjectName(QStringLiteral("pauseDrill"));
    m_end->setObjectName(QStringLiteral("endDrill"));
    drillRow->addWidget(m_pause);
    drillRow->addWidget(m_end);
    for (auto* button : m_drill->findChildren<Button*>())
        button->setHeight(Button::Height::Small);
    m_drill->hide();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kDockInset - 4, 0, kDockInset, 0);
    row->setSpacing(kDockInset);
    row->addWidget(m_tabs);
    row->addStretch();
    row->addWidget(m_drill);
    row->addWidget(m_find);
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAccessibleName(tr("Find or run a command"));
    m_find->setHeight(Button::Height::Small);
    connect(m_find, &Button::clicked, this, &PerspectiveBar::findWanted);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { emit chosen(kPerspectives[tab]); });
    connect(
        m_pause, &Button::clicked, this, [this] { emit rateWanted(m_pause->isChecked() ? 0 : m_running); });
    connect(m_end, &Button::clicked, this, &PerspectiveBar::endWanted);
    m_pause->setCheckable(true);
    setFocusProxy(m_tabs);
    setTheme(theme);
}

PerspectiveBar::~PerspectiveBar() = default;

void PerspectiveBar::setFindKeys(const QString& keys)
{
    m_find->setKeyHint(keys);
}

void PerspectiveBar::setCurrent(Perspective perspective)
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(static_cast<int>(perspective));
}

bool PerspectiveBar::hasKeyboard() const
{
    return m_tabs->hasFocus();
}

void PerspectiveBar::setDrillVisible(bool visible)
{
    m_drill->setVisible(visible);
}

void PerspectiveBar::setRate(qint64 rate)
{
    if (rate > 0)
        m_running = rate;
    for (size_t i = 0; i < kRates.size(); ++i)
        m_rates[i]->setKind(kRates[i] == m_running ? Button::Kind::Solid : Button::Kind::Outlined);
    m_pause->setChecked(rate == 0);
    m_pause->setKind(rate == 0 ? Button::Kind::Solid : Button::Kind::Outlined);
    m_pause->setText(rate == 0 ? tr("Paused") : tr("Pause"));
}

void PerspectiveBar::setCompact(bool compact)
{
    m_compact = compact;
    setTheme(m_theme);
}

void PerspectiveBar::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    const int height = theme.px(m_compact ? kCompactTitleBarHeight : kTitleBarHeight);
    setFixedHeight(height);
    resize(width(), height);
    m_tabs->setFont(theme.font(TypeScale::Token::Table));
    m_drillWords->setFont(theme.type.words(13));
    auto muted = m_drillWords->palette();
    muted.setColor(QPalette::WindowText, theme.colors.muted);
    m_drillWords->setPalette(muted);
    for (auto* button : findChildren<Button*>())
        button->setTheme(theme);
    update();
}

void PerspectiveBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colors.hairline);
}

} // namespace muster::ui
