// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/shellactions.h"
#include "ui/shell/systemappearance.h"

#include <QAction>
#include <QActionGroup>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusVariant>
#include <QSignalSpy>

using namespace muster;
using test::ShellRig;
using ui::Appearance;
using ui::StateColors;

namespace {

/// The portal of a desktop, on the session bus that the rig runs in.
class Portal final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;
    uint contrast = 0;
    bool knowsContrast = true;

    Portal()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal")))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }
    ~Portal() override { QDBusConnection::disconnectFromBus(QStringLiteral("portal")); }
    Q_DISABLE_COPY_MOVE(Portal)

    void say(const QString& key, uint value)
    {
        (key == u"contrast" ? contrast : scheme) = value;
        emit SettingChanged(QStringLiteral("org.freedesktop.appearance"), key, QDBusVariant(QVariant(value)));
    }

public slots:
    // NOLINTNEXTLINE(readability-identifier-naming): the portal's name for it.
    QDBusVariant Read(const QString& group, const QString& key)
    {
        if (group != u"org.freedesktop.appearance" || (key == u"contrast" && !knowsContrast))
            sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"));
        // As older portals do: one wrapped in another.
        return QDBusVariant(QVariant::fromValue(QDBusVariant(key == u"contrast" ? contrast : scheme)));
    }

signals:
    // NOLINTNEXTLINE(readability-identifier-naming): the portal's name for it.
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    QDBusConnection m_bus;
};

QColor groundOf(const ShellRig& rig)
{
    return rig.window->palette().color(QPalette::Window);
}

} // namespace

/// The looks of the window: chosen, kept, said on the command line, and those of the desktop.
class TstAppearance final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void everyLookIsChosenWithoutARestart_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("dark") << QStringLiteral("dark") << Appearance::Dark;
        QTest::newRow("light") << QStringLiteral("light") << Appearance::Light;
        QTest::newRow("night") << QStringLiteral("night") << Appearance::Night;
        QTest::newRow("high contrast") << QStringLiteral("high-contrast") << Appearance::HighContrast;
        QTest::newRow("system") << QStringLiteral("system") << Appearance::System;
    }
    void everyLookIsChosenWithoutARestart();
    void everyLookIsFoundByTyping();
    void aLookFromTheCommandLineIsNotKept();
    void wordsThatAreNoLookAreRefused();
    void thePortalIsFollowed();
    void aPortalThatKnowsNoContrastChangesNothing();
};

void TstAppearance::everyLookIsChosenWithoutARestart()
{
    QFETCH(const QString, word);
    QFETCH(const Appearance, appearance);
    ShellRig rig;
    rig.open();
    // From another one, so that choosing it changes something.
    rig.find<QAction>(appearance == Appearance::Light ? "view.theme.night" : "view.theme.light")->trigger();
    const auto before = rig.window->grab().toImage();
    rig.find<QAction>(qPrintable(QStringLiteral("view.theme.") + word))->trigger();
    QVERIFY(rig.window->grab().toImage() != before);
    const auto wanted = ui::themeFor(appearance, {}, 100).colors;
    QCOMPARE_EQ(groundOf(rig), wanted.window);
    rig.picture(qPrintable(QStringLiteral("start-") + word));
    rig.window->close();
    const auto file = rig.folder.filePath(QStringLiteral("window.ini"));
    QVERIFY(ui::loadPreferences(file).appearance == appearance);
    rig.open();
    QCOMPARE_EQ(groundOf(rig), wanted.window);
    QVERIFY(rig.find<QAction>(qPrintable(QStringLiteral("view.theme.") + word))->isChecked());
}

void TstAppearance::everyLookIsFoundByTyping()
{
    ShellRig rig;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    rig.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("palette.line"));
    rig.type(QStringLiteral("high contrast"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(groundOf(rig), StateColors::highContrast().window);
}

void TstAppearance::aLookFromTheCommandLineIsNotKept()
{
    ShellRig rig;
    rig.appearance = Appearance::Light;
    rig.open();
    QCOMPARE_EQ(groundOf(rig), StateColors::light().window);
    QVERIFY(rig.find<QAction>("view.theme.light")->isChecked());
    rig.window->close();
    const auto file = rig.folder.filePath(QStringLiteral("window.ini"));
    QVERIFY(ui::loadPreferences(file).appearance == Appearance::System);
    rig.open();
    rig.find<QAction>("view.theme.night")->trigger();
    rig.window->close();
    QVERIFY(ui::loadPreferences(file).appearance == Appearance::Night);
}

void TstAppearance::wordsThatAreNoLookAreRefused()
{
    for (int i = 0; i < ui::appearanceWords().size(); ++i)
        QCOMPARE_EQ(static_cast<int>(*ui::appearanceFrom(ui::appearanceWords().at(i))), i);
    QVERIFY(!ui::appearanceFrom(QStringLiteral("Dark")));
    QVERIFY(!ui::appearanceFrom({}));
}

void TstAppearance::thePortalIsFollowed()
{
    ShellRig rig;
    rig.open();
    Portal portal;
    portal.scheme = 2;
    ui::SystemAppearance appearance(rig.window->systemLook());
    connect(&appearance, &ui::SystemAppearance::changed, rig.window.get(), &ui::MainWindow::followSystem);
    appearance.watch();
    QTRY_COMPARE_EQ(groundOf(rig), StateColors::light().window);
    portal.say(QStringLiteral("contrast"), 1);
    QTRY_COMPARE_EQ(groundOf(rig), StateColors::highContrast().window);
    portal.say(QStringLiteral("color-scheme"), 1);
    portal.say(QStringLiteral("contrast"), 0);
    QTRY_COMPARE_EQ(groundOf(rig), StateColors::dark().window);
    // Whoever chose is not asked again.
    rig.find<QAction>("view.theme.night")->trigger();
    QSignalSpy changed(&appearance, &ui::SystemAppearance::changed);
    portal.say(QStringLiteral("contrast"), 1);
    QVERIFY(changed.wait());
    QCOMPARE_EQ(groundOf(rig), StateColors::night().window);
    rig.window->close();
    const auto kept = ui::loadPreferences(rig.folder.filePath(QStringLiteral("window.ini")));
    QVERIFY(kept.system == (ui::SystemLook { true, true }));
}

void TstAppearance::aPortalThatKnowsNoContrastChangesNothing()
{
    Portal portal;
    portal.knowsContrast = false;
    portal.scheme = 2;
    ui::SystemAppearance appearance({ true, true });
    QSignalSpy changed(&appearance, &ui::SystemAppearance::changed);
    appearance.watch();
    QVERIFY(changed.wait());
    QCOMPARE_EQ(changed.size(), 1);
    QVERIFY(changed.first().first().value<ui::SystemLook>() == (ui::SystemLook { false, true }));
}

MUSTER_TEST(TstAppearance)

#include "tst_appearance.moc"
