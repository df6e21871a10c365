// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/upower.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>

using namespace muster;

namespace {

constexpr uint kCharging = 1;
constexpr uint kDischarging = 2;
constexpr uint kEmpty = 3;
constexpr uint kFull = 4;

/// UPower, on the session bus that the rig runs in.
class Daemon final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower.Device")
    Q_PROPERTY(bool IsPresent MEMBER present)
    Q_PROPERTY(uint State MEMBER state)
    Q_PROPERTY(double Percentage MEMBER percentage)
public:
    bool present = true;
    uint state = kDischarging;
    double percentage = 55;

    Daemon()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("upower")))
    {
        m_bus.registerObject(path(), this, QDBusConnection::ExportAllProperties);
        m_bus.registerService(QStringLiteral("org.freedesktop.UPower"));
    }
    ~Daemon() override { QDBusConnection::disconnectFromBus(QStringLiteral("upower")); }
    Q_DISABLE_COPY_MOVE(Daemon)

    void say(const QVariantMap& said,
        const QString& interface = QStringLiteral("org.freedesktop.UPower.Device")) const
    {
        auto signal = QDBusMessage::createSignal(
            path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
        signal << interface << said << QStringList();
        QVERIFY(m_bus.send(signal));
    }

private:
    static QString path() { return QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice"); }

    QDBusConnection m_bus;
};

} // namespace

/// What the computer lives on, as UPower tells it.
class TstUPower final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatIsSoAtTheBeginningIsAsked();
    void whatChangesIsHeard();
    void onlyADischargeCounts_data();
    void onlyADischargeCounts();
    void withoutUPowerNothingIsKnown();
    void withoutABusNothingIsKnown();
};

void TstUPower::whatIsSoAtTheBeginningIsAsked()
{
    Daemon daemon;
    daemon.percentage = 19.9;
    ui::UPower power;
    QSignalSpy changed(&power, &ui::PowerSource::changed);
    QVERIFY(!power.onBattery());
    power.watch(QDBusConnection::sessionBus());
    QVERIFY(changed.wait());
    QCOMPARE_EQ(power.onBattery(), std::optional(19));
}

void TstUPower::whatChangesIsHeard()
{
    const Daemon daemon;
    ui::UPower power;
    QSignalSpy changed(&power, &ui::PowerSource::changed);
    power.watch(QDBusConnection::sessionBus());
    QTRY_COMPARE_EQ(power.onBattery(), std::optional(55));
    // Only what changed is said; of other things nothing follows.
    daemon.say({ { QStringLiteral("Percentage"), 3.0 } }, QStringLiteral("org.freedesktop.UPower.Other"));
    daemon.say({ { QStringLiteral("Percentage"), 18.2 } });
    QTRY_COMPARE_EQ(power.onBattery(), std::optional(18));
    // What is not news is not told: a battery says more than anybody wants to know.
    daemon.say({ { QStringLiteral("Percentage"), 18.1 }, { QStringLiteral("EnergyRate"), 7.5 } });
    daemon.say({ { QStringLiteral("State"), kCharging } });
    QTRY_VERIFY(!power.onBattery());
    daemon.say({ { QStringLiteral("State"), kDischarging } });
    QTRY_COMPARE_EQ(power.onBattery(), std::optional(18));
    QCOMPARE_EQ(changed.size(), 4);
}

void TstUPower::onlyADischargeCounts_data()
{
    QTest::addColumn<bool>("present");
    QTest::addColumn<uint>("state");
    QTest::addColumn<bool>("counts");
    QTest::newRow("discharging") << true << kDischarging << true;
    QTest::newRow("empty") << true << kEmpty << true;
    QTest::newRow("charging") << true << kCharging << false;
    QTest::newRow("full") << true << kFull << false;
    QTest::newRow("no battery") << false << kDischarging << false;
    QTest::newRow("unknown") << true << 0U << false;
}

void TstUPower::onlyADischargeCounts()
{
    QFETCH(const bool, present);
    QFETCH(const uint, state);
    QFETCH(const bool, counts);
    const Daemon daemon;
    ui::UPower power;
    QList<std::optional<int>> heard;
    connect(&power, &ui::PowerSource::changed, this, [&] { heard << power.onBattery(); });
    power.watch(QDBusConnection::sessionBus());
    QTRY_COMPARE_EQ(heard.size(), 1);
    daemon.say({ { QStringLiteral("IsPresent"), present }, { QStringLiteral("State"), state },
        { QStringLiteral("Percentage"), 40.0 } });
    daemon.say({ { QStringLiteral("IsPresent"), true }, { QStringLiteral("State"), kDischarging },
        { QStringLiteral("Percentage"), 30.0 } });
    QTRY_COMPARE_EQ(heard.size(), 3);
    QVERIFY(heard[0] == 55);
    QVERIFY(counts ? heard[1] == 40 : !heard[1]);
    QVERIFY(heard[2] == 30);
}

void TstUPower::withoutUPowerNothingIsKnown()
{
    ui::UPower power;
    const QSignalSpy changed(&power, &ui::PowerSource::changed);
    power.watch(QDBusConnection::sessionBus());
    QVERIFY(!power.onBattery());
    // One that is started later is heard all the same.
    Daemon daemon;
    daemon.percentage = 40;
    const auto isHeard = [&] {
        daemon.say({ { QStringLiteral("IsPresent"), true }, { QStringLiteral("State"), kDischarging },
            { QStringLiteral("Percentage"), 40.0 } });
        return power.onBattery() == 40;
    };
    QTRY_VERIFY(isHeard());
    QCOMPARE_EQ(changed.size(), 1);
}

void TstUPower::withoutABusNothingIsKnown()
{
    ui::UPower power;
    power.watch(QDBusConnection(QStringLiteral("there is no such bus")));
    QVERIFY(!power.onBattery());
}

MUSTER_TEST(TstUPower)

#include "tst_upower.moc"
