// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/credentialsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/countdownline.h"
#include "ui/panels/credentialspanel.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/secretview.h"
#include "ui/widgets/button.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using credentials::VaultState;

namespace {

const QString kValue = QStringLiteral("canary-0815");

/// A panel of an incident, shown; Neon console is stored, the root account is not.
struct Rig {
    IncidentRig incident { credentialsPlan() };
    CredentialsPanel panel { plainTheme() };
    QWidget other;

    Rig() { keep("neon-console"); }
    void keep(const char* entry)
    {
        incident.vault.entries.insert(QString::fromLatin1(entry), secretOf(kValue.toUtf8()));
    }
    void open()
    {
        panel.setIncident(incident.session);
        panel.resize(388, 620);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.setFocus();
        QVERIFY(list()->hasFocus());
        QTRY_VERIFY(incident.session->secrets().standing(QStringLiteral("smtp"))
            == session::SecretStanding::Elsewhere);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    }
    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return panel.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QListView* list() const { return find<QListView>("credentials.list"); }
    [[nodiscard]] SecretView* value() const { return find<SecretView>("credentials.value"); }
    [[nodiscard]] Button* button(const char* name) const { return find<Button>(name); }
    [[nodiscard]] QString message() const
    {
        const auto* message = find<Paragraph>("credentials.message");
        return message->isVisible() ? message->text() : QString();
    }
    void choose(int row) const { list()->setCurrentIndex(list()->model()->index(row, 0)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(list(), key, modifiers);
    }
    void reveal() const
    {
        press(Qt::Key_R);
        QTRY_VERIFY(value()->isVisible());
    }
    [[nodiscard]] qsizetype countOf(const char* type) const
    {
        return incident.types().count(QString::fromLatin1(type));
    }
    /// Everything that is in the log, in clear.
    [[nodiscard]] QByteArray log() const
    {
        QByteArray all;
        for (const auto& event : incident.journal.events()) {
            all += QJsonDocument(event.payload).toJson();
            for (const auto& leaf : event.leaves)
                all += leaf.value.toUtf8() + '\n';
        }
        return all;
    }
    /// Names, values and descriptions of everything a screen reader can reach.
    [[nodiscard]] QString heard() const
    {
        return heardOf(QAccessible::queryAccessibleInterface(const_cast<CredentialsPanel*>(&panel)));
    }

private:
    static QString heardOf(QAccessibleInterface* of)
    {
        QString all;
        for (const auto kind :
            { QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help })
            all += of->text(kind) + u'\n';
        if (auto* words = of->textInterface())
            all += words->text(0, words->characterCount());
        for (int i = 0; i < of->childCount(); ++i) {
            if (auto* child = of->child(i); child != nullptr && !child->state().invisible)
                all += heardOf(child);
        }
        return all;
    }
};

} // namespace

class TstCredentialsPanel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutCredentialsItSaysWhereSecretsStay()
    {
        CredentialsPanel panel(plainTheme());
        panel.show();
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("credentials.empty"));
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        const IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(empty->isVisible());
        QVERIFY2(empty->text().startsWith(
                     QStringLiteral("Muster stores names only; secrets stay in your keychain.")),
            qPrintable(empty->text()));
        QVERIFY(!panel.findChild<Button*>(QStringLiteral("credentials.reveal"))->isVisible());
    }

    void theActsAreThoseThatThisRowAllows()
    {
        Rig rig;
        rig.open();
        QVERIFY(rig.button("credentials.reveal")->isEnabled());
        QCOMPARE_EQ(rig.button("credentials.put")->text(), QStringLiteral("Replace…"));
        rig.choose(1);
        QVERIFY(!rig.button("credentials.reveal")->isEnabled());
        QVERIFY(!rig.button("credentials.copy")->isEnabled());
        QCOMPARE_EQ(rig.button("credentials.put")->text(), QStringLiteral("Add…"));
        rig.choose(2);
        QVERIFY(!rig.button("credentials.reveal")->isEnabled());
        QCOMPARE_EQ(rig.button("credentials.put")->text(), QStringLiteral("Paste once…"));
        QCOMPARE_EQ(rig.panel.remark(), QStringLiteral("1 of 3 not stored here"));
    }

    void aValueIsShownForTenSecondsAfterItIsOnRecord()
    {
        Rig rig;
        rig.open();
        rig.incident.journal.holdAnswers = true;
        rig.press(Qt::Key_R);
        const auto calls = rig.incident.journal.calls;
        QTRY_COMPARE_GE(rig.incident.journal.calls, calls);
        QCoreApplication::processEvents();
        QVERIFY(!rig.value()->isVisible());
        rig.incident.journal.release();
        QTRY_VERIFY(rig.value()->isVisible());
        QCOMPARE_EQ(rig.countOf("credential.accessed"), 1);
        const auto* left = rig.find<CountdownLine>("credentials.valueLeft");
        QCOMPARE_EQ(left->shown(), QStringLiteral("Hides in 10 s. Esc hides it now."));
        QVERIFY(rig.heard().contains(kValue));
        rig.incident.clock.advance(9s);
        rig.panel.tick();
        QVERIFY(rig.value()->isVisible());
        QCOMPARE_EQ(left->shown(), QStringLiteral("Hides in 1 s. Esc hides it now."));
        rig.incident.clock.advance(1s);
        rig.panel.tick();
        QVERIFY(!rig.value()->isVisible());
        QVERIFY(!left->isVisible());
        QVERIFY(!rig.value()->isRevealed());
        QVERIFY2(!rig.heard().contains(kValue), qPrintable(rig.heard()));
        QVERIFY(!rig.log().contains(kValue.toUtf8()));
    }

    // A drill's clock may stand; the ten seconds are real ones.
    void aDrillThatIsPausedHidesItAsWell()
    {
        IncidentRig drill(credentialsPlan(), journal::StreamKind::Drill);
        drill.vault.entries.insert(QStringLiteral("neon-console"), secretOf(kValue.toUtf8()));
        drill.act(incident::ClockChanged { drill.session->clock().now(), 0 });
        CredentialsPanel panel(plainTheme());
        panel.setIncident(drill.session);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto* reveal = panel.findChild<Button*>(QStringLiteral("credentials.reveal"));
        auto* value = panel.findChild<SecretView*>(QStringLiteral("credentials.value"));
        QTRY_VERIFY(reveal->isEnabled());
        reveal->click();
        QTRY_VERIFY(value->isVisible());
        drill.clock.advance(10s);
        panel.tick();
        QVERIFY(!value->isVisible());
    }

    void aTickTellsNobody()
    {
        Rig rig;
        rig.open();
        rig.reveal();
        QCoreApplication::processEvents();
        const AccessibilityEvents events;
        for (int second = 0; second < 9; ++second) {
            rig.incident.clock.advance(1s);
            rig.panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }

    void whatIsNotRecordedIsNotShown()
    {
        Rig rig;
        rig.open();
        const QSignalSpy failed(&rig.panel, &CredentialsPanel::failed);
        rig.incident.journal.failCall = rig.incident.journal.calls;
        rig.press(Qt::Key_R);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(rig.message().startsWith(QStringLiteral("NOT RECORDED")), qPrintable(rig.message()));
        QVERIFY(!rig.value()->isVisible());
        rig.incident.journal.failCall = rig.incident.journal.calls;
        rig.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void itIsHiddenWhen_data()
    {
        QTest::addColumn<std::function<void(Rig&)>>("something");
        const auto row = [](const char* name, const std::function<void(Rig&)>& something) {
            QTest::newRow(name) << something;
        };
        row("Esc is pressed", [](const Rig& rig) { rig.press(Qt::Key_Escape); });
        row("another row is chosen", [](const Rig& rig) { rig.press(Qt::Key_Down); });
        row("another window is in front", [](Rig& rig) {
            rig.other.show();
            rig.other.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&rig.other));
        });
        row("the panel is hidden", [](Rig& rig) { rig.panel.hide(); });
        row("the incident is closed", [](Rig& rig) { rig.incident.act(incident::IncidentClosed {}); });
        row("the incident is left", [](Rig& rig) { rig.panel.setIncident(nullptr); });
        row("it is copied", [](const Rig& rig) { rig.press(Qt::Key_C, Qt::ControlModifier); });
    }
    void itIsHiddenWhen()
    {
        QFETCH(const std::function<void(Rig&)>, something);
        Rig rig;
        rig.open();
        rig.reveal();
        something(rig);
        QTRY_VERIFY(!rig.value()->isRevealed());
        QVERIFY(!rig.value()->isVisible());
        QVERIFY(!rig.heard().contains(kValue));
    }

    void whoWentOnBeforeItCameDoesNotSeeIt()
    {
        Rig rig;
        rig.open();
        const QSignalSpy told(&rig.panel, &CredentialsPanel::told);
        rig.incident.journal.holdAnswers = true;
        rig.press(Qt::Key_R);
        rig.press(Qt::Key_Down);
        QCoreApplication::processEvents();
        rig.incident.journal.release();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.last().first().toString().startsWith(QStringLiteral("The value was not given out")));
        QVERIFY(!rig.value()->isVisible());
    }

    void aCopyIsClearedAfterTenSeconds()
    {
        Rig rig;
        rig.open();
        auto* clipboard = QGuiApplication::clipboard();
        const QSignalSpy told(&rig.panel, &CredentialsPanel::told);
        rig.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(clipboard->text(), kValue);
        QCOMPARE_EQ(rig.incident.last().type, QStringLiteral("credential.accessed"));
        QVERIFY(!rig.value()->isVisible());
        const auto* left = rig.find<CountdownLine>("credentials.copyLeft");
        QVERIFY(left->isVisible());
        rig.incident.clock.advance(9s);
        rig.panel.tick();
        QCOMPARE_EQ(clipboard->text(), kValue);
        QCOMPARE_EQ(left->shown(), QStringLiteral("On the clipboard for 1 s more."));
        rig.incident.clock.advance(1s);
        rig.panel.tick();
        QVERIFY(clipboard->text().isEmpty());
        QVERIFY(!left->isVisible());
        QCOMPARE_EQ(told.last().first().toString(), QStringLiteral("The clipboard has been cleared."));
        for (const auto& sentence : told)
            QVERIFY(!sentence.first().toString().contains(kValue));
    }

    void leavingTheIncidentClearsTheCopyAtOnce()
    {
        Rig rig;
        rig.open();
        rig.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), kValue);
        rig.panel.setIncident(nullptr);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void closingTheProgramClearsTheCopy()
    {
        {
            Rig rig;
            rig.open();
            rig.press(Qt::Key_C, Qt::ControlModifier);
            QTRY_COMPARE(QGuiApplication::clipboard()->text(), kValue);
        }
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void behindGlassAReasonIsAskedFor()
    {
        Rig rig;
        rig.keep("aws-root");
        rig.open();
        rig.choose(1);
        rig.press(Qt::Key_R);
        auto* why = rig.find<QLineEdit>("reason.text");
        QTRY_VERIFY(why->hasFocus());
        QVERIFY(!rig.button("credentials.reveal")->isVisible());
        // Without a reason nothing goes on.
        QTest::keyClick(why, Qt::Key_Return);
        QVERIFY(why->isVisible());
        QTest::keyClicks(why, QStringLiteral("locked out"));
        QTest::keyClick(why, Qt::Key_Return);
        QTRY_VERIFY(rig.value()->isVisible());
        QVERIFY(rig.list()->hasFocus());
        QCOMPARE_EQ(rig.incident.session->timeline().last().text,
            QStringLiteral("Credential AWS root account: asked for, to be shown — locked out"));
        QTest::keyClick(rig.list(), Qt::Key_R);
        QTRY_VERIFY(why->hasFocus());
        QTest::keyClick(why, Qt::Key_Escape);
        QVERIFY(rig.list()->hasFocus());
        QVERIFY(rig.button("credentials.reveal")->isVisible());
        QCOMPARE_EQ(rig.countOf("credential.accessed"), 1);
    }

    void aValueIsAddedAndReplacedByKeyboard()
    {
        Rig rig;
        rig.open();
        const QSignalSpy told(&rig.panel, &CredentialsPanel::told);
        rig.choose(1);
        rig.press(Qt::Key_Insert);
        auto* line = rig.find<QLineEdit>("secretEntry.text");
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("first"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE_EQ(
            told.last().first().toString(), QStringLiteral("AWS root account is in the keychain now."));
        QVERIFY(rig.incident.vault.entries.value(QStringLiteral("aws-root"))->isSame(*secretOf("first")));
        QVERIFY(!line->isVisible());
        QVERIFY(line->text().isEmpty());
        QVERIFY(rig.list()->hasFocus());
        QTRY_COMPARE(rig.button("credentials.put")->text(), QStringLiteral("Replace…"));
        rig.press(Qt::Key_Insert);
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("second"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(rig.incident.vault.entries.value(QStringLiteral("aws-root"))->isSame(*secretOf("second")));
        QCOMPARE_EQ(rig.countOf("credential.stored"), 2);
        QVERIFY(!rig.log().contains("first"));
        QVERIFY(!rig.log().contains("second"));
    }

    void whatTheKeychainDoesNotTakeStaysInTheLine()
    {
        Rig rig;
        rig.open();
        rig.choose(1);
        rig.incident.vault.forgets = true;
        rig.press(Qt::Key_Insert);
        auto* line = rig.find<QLineEdit>("secretEntry.text");
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("typed"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(rig.message().contains(QStringLiteral("does not give it back")));
        QCOMPARE_EQ(line->text(), QStringLiteral("typed"));
        QVERIFY(line->isVisible());
        QCOMPARE_EQ(rig.countOf("credential.stored"), 0);
    }

    void aLockedKeychainIsSaidAndRetried()
    {
        Rig rig;
        rig.incident.vault.now = VaultState::Locked;
        rig.open();
        auto* closed = rig.find<Paragraph>("credentials.closed");
        QTRY_VERIFY(closed->isVisible());
        QCOMPARE_EQ(closed->text(),
            QStringLiteral("Keychain locked. Unlock and retry, or paste once (kept in memory, not saved)."));
        QVERIFY(!rig.button("credentials.reveal")->isEnabled());
        // Pasted once, it can be shown, and the log says so.
        rig.press(Qt::Key_Insert);
        auto* line = rig.find<QLineEdit>("secretEntry.text");
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("pasted"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!line->isVisible());
        QVERIFY(rig.incident.vault.entries.value(QStringLiteral("neon-console"))
                    ->isSame(*secretOf(kValue.toUtf8())));
        rig.reveal();
        QVERIFY(rig.heard().contains(QStringLiteral("pasted")));
        QCOMPARE_EQ(rig.countOf("credential.accessed"), 1);
        QCOMPARE_EQ(rig.countOf("credential.stored"), 0);
        rig.incident.vault.now = VaultState::Ready;
        rig.press(Qt::Key_F5);
        QTRY_VERIFY(!closed->isVisible());
        QVERIFY(!rig.button("credentials.retry")->isVisible());
    }

    void anAbsentKeychainIsSaid()
    {
        Rig rig;
        rig.incident.vault.now = VaultState::Absent;
        rig.open();
        auto* closed = rig.find<Paragraph>("credentials.closed");
        QTRY_VERIFY(closed->isVisible());
        QVERIFY(closed->text().startsWith(QStringLiteral("No keychain answers here.")));
        rig.incident.vault.now = VaultState::Ready;
        rig.button("credentials.retry")->click();
        QTRY_VERIFY(!closed->isVisible());
    }

    void aClosedIncidentGivesNothingOut()
    {
        Rig rig;
        rig.open();
        rig.incident.act(incident::IncidentClosed {});
        QVERIFY(!rig.button("credentials.reveal")->isEnabled());
        QVERIFY(!rig.button("credentials.put")->isEnabled());
    }
};
Q_DECLARE_METATYPE(std::function<void(Rig&)>)

MUSTER_TEST(TstCredentialsPanel)
#include "tst_credentialspanel.moc"
