// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/secretbroker.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/credentials/keyringsession.h"
#include "tests/core/session/credentialsrig.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::session;
using credentials::VaultState;
using How = incident::CredentialAccessed::How;

namespace {

const QString kConsole = QStringLiteral("neon-console");
const QString kRoot = QStringLiteral("root");
const QString kPaper = QStringLiteral("paper");
/// Long and odd enough to be nowhere by chance.
const QByteArray kValue = QByteArrayLiteral("canary-0815/\xc3\xa4?&k");

SecretPtr secret(const QByteArray& bytes = kValue)
{
    return std::make_shared<const Secret>(bytes);
}

session::Declaration withCredentials()
{
    auto wanted = SessionRig::declaration();
    wanted.plan = planWithCredentials();
    return wanted;
}

/// An incident with credentials, its keychain open and known.
struct BrokerRig : SessionRig {
    std::shared_ptr<IncidentSession> incident = *declare(withCredentials());

    [[nodiscard]] SecretBroker& broker() const { return incident->secrets(); }
    void look()
    {
        broker().look();
        QTRY_VERIFY(broker().standing(kPaper) != SecretStanding::Unknown);
    }
    /// The last event of the incident, its texts too, as it would be exported.
    [[nodiscard]] QStringList types()
    {
        QStringList types;
        for (const auto& event : stored(*incident))
            types << event.type;
        return types;
    }
    [[nodiscard]] qsizetype countOf(const char* type) { return types().count(QString::fromLatin1(type)); }
};

} // namespace

class TstSecretBroker final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void itSaysWhereEachOneStands_data();
    void itSaysWhereEachOneStands();
    void lookingAsksForNoValue();
    void aValueIsGivenOutAfterTheLogHasIt();
    void whatIsNotRecordedIsNotGivenOut();
    void glassNeedsAReason();
    void whatIsNotThereIsSaidAndNotRecorded_data();
    void whatIsNotThereIsSaidAndNotRecorded();
    void aKeychainThatRefusesIsSaid();
    void aSlowKeychainIsWaitedFor();
    void leavingWhileTheKeychainThinksDoesNoHarm();
    void addingAndReplacingAreRecorded();
    void aForgetfulKeychainIsFoundOut();
    void whatCannotBeRecordedAsAddedIsTakenOutAgain();
    void whatCannotBeRecordedAsReplacedIsSaid();
    void onlyOneIsStoredAtATime();
    void aValueWithoutBytesOrWithTooManyIsRefused();
    void pastedOnceItIsKeptInMemoryUntilTheIncidentIsClosed();
    void noValueIsInTheStore();
    void aRealKeychainKeepsAndGivesIt();
    void aRealKeychainThatIsLockedSaysSo();

private:
    const QString m_probe = QStringLiteral(MUSTER_BIN_DIR "/secret_probe \"$HOME/store\" ");
    const QString m_unlock = QStringLiteral(
        "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ");
    const QString m_lock = QStringLiteral(
        "gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets "
        "--method org.freedesktop.Secret.Service.Lock \"['/org/freedesktop/secrets/collection/login']\" "
        ">/dev/null; ");
};

void TstSecretBroker::itSaysWhereEachOneStands_data()
{
    QTest::addColumn<VaultState>("state");
    QTest::addColumn<SecretStanding>("console");
    QTest::addColumn<SecretStanding>("root");
    QTest::addColumn<QString>("words");
    QTest::newRow("open") << VaultState::Ready << SecretStanding::Stored << SecretStanding::Missing
                          << QString();
    QTest::newRow("locked") << VaultState::Locked << SecretStanding::Locked << SecretStanding::Locked
                            << QStringLiteral("Keychain locked. Unlock and retry, or paste once (kept in "
                                              "memory, not saved).");
    QTest::newRow("absent") << VaultState::Absent << SecretStanding::Absent << SecretStanding::Absent
                            << QStringLiteral("No keychain answers here. Start one and retry, or paste once "
                                              "(kept in memory, not saved).");
}

void TstSecretBroker::itSaysWhereEachOneStands()
{
    QFETCH(const VaultState, state);
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    rig.vault.now = state;
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Unknown);
    QVERIFY(rig.broker().closedWords().isEmpty());
    rig.look();
    QTEST(rig.broker().standing(kConsole), "console");
    QTEST(rig.broker().standing(kRoot), "root");
    QCOMPARE(rig.broker().standing(kPaper), SecretStanding::Elsewhere);
    QTEST(rig.broker().closedWords(), "words");
    // Unlocked, it is there again.
    rig.vault.now = VaultState::Ready;
    const QSignalSpy changed(&rig.broker(), &SecretBroker::standingsChanged);
    rig.broker().look();
    QTRY_COMPARE(rig.broker().standing(kRoot), SecretStanding::Missing);
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Stored);
    QCOMPARE(changed.isEmpty(), state == VaultState::Ready);
}

void TstSecretBroker::lookingAsksForNoValue()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    const auto before = rig.types();
    rig.look();
    QCOMPARE(rig.vault.reads, 0);
    QCOMPARE(rig.types(), before);
}

void TstSecretBroker::aValueIsGivenOutAfterTheLogHasIt()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    rig.journal.holdAnswers = true;
    const auto before = rig.journal.calls;
    const auto released = rig.broker().release(kConsole, How::Revealed, QStringLiteral(" to look "));
    QTRY_COMPARE(rig.journal.calls, before + 1);
    QCoreApplication::processEvents();
    // The journal has not answered: nothing is given out, and the keychain has not been asked for the value.
    QVERIFY(!released.isFinished());
    QCOMPARE(rig.vault.reads, 0);
    rig.journal.release();
    const auto value = await(released);
    VERIFY_RESULT(value);
    QVERIFY((*value)->isSame(*secret()));
    QCOMPARE(rig.countOf("credential.accessed"), 1);
    const auto state = *rig.incident->state().credentials.constFind(kConsole);
    QCOMPARE(rig.incident->state().nameOf(state.accessedBy), QStringLiteral("Ada"));
    QVERIFY(state.how == How::Revealed);
    QCOMPARE(rig.incident->timeline().last().text,
        QStringLiteral("Credential Neon console: asked for, to be shown — to look"));
    VERIFY_RESULT(await(rig.broker().release(kConsole, How::Copied)));
    QVERIFY(rig.incident->state().credentials.constFind(kConsole)->how == How::Copied);
}

void TstSecretBroker::whatIsNotRecordedIsNotGivenOut()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    rig.journal.failCall = rig.journal.calls;
    const auto value = await(rig.broker().release(kConsole, How::Revealed));
    QVERIFY(!value);
    QVERIFY2(value.error().text.startsWith(QStringLiteral("NOT RECORDED")), qPrintable(value.error().text));
    QCOMPARE(rig.vault.reads, 0);
    // The same for what was pasted in.
    VERIFY_RESULT(rig.broker().hold(kRoot, secret()));
    rig.journal.failCall = rig.journal.calls;
    QVERIFY(!await(rig.broker().release(kRoot, How::Copied, QStringLiteral("why"))));
}

void TstSecretBroker::glassNeedsAReason()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("root-key"), secret());
    const auto refused = await(rig.broker().release(kRoot, How::Revealed, QStringLiteral(" ")));
    QVERIFY(!refused);
    QVERIFY(refused.error().fault == Fault::Conflict);
    QCOMPARE(rig.vault.reads, 0);
    VERIFY_RESULT(await(rig.broker().release(kRoot, How::Revealed, QStringLiteral("locked out"))));
}

void TstSecretBroker::whatIsNotThereIsSaidAndNotRecorded_data()
{
    QTest::addColumn<VaultState>("state");
    QTest::addColumn<QString>("credential");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << VaultState::Ready << kConsole << "no entry “neon” for Neon console";
    QTest::newRow("elsewhere") << VaultState::Ready << kPaper << "names no entry of the keychain for Sealed";
    QTest::newRow("locked") << VaultState::Locked << kConsole << "Keychain locked. Unlock and retry";
    QTest::newRow("absent") << VaultState::Absent << kConsole << "No keychain answers here.";
    QTest::newRow("unknown") << VaultState::Ready << "gone"
                             << "The plan has no credential \"gone\"";
}

void TstSecretBroker::whatIsNotThereIsSaidAndNotRecorded()
{
    QFETCH(const QString, credential);
    QFETCH(const QString, words);
    QFETCH(const VaultState, state);
    BrokerRig rig;
    rig.vault.now = state;
    const auto value = await(rig.broker().release(credential, How::Revealed, QStringLiteral("why")));
    QVERIFY(!value);
    QVERIFY2(value.error().text.contains(words), qPrintable(value.error().text));
    QCOMPARE(rig.countOf("credential.accessed"), 0);
    const auto stored = await(rig.broker().store(credential, secret()));
    QCOMPARE(stored.has_value(), state == VaultState::Ready && credential == kConsole);
}

void TstSecretBroker::aKeychainThatRefusesIsSaid()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    rig.vault.refuses = true;
    const auto value = await(rig.broker().release(kConsole, How::Copied));
    QVERIFY(!value);
    QCOMPARE(value.error().text,
        QStringLiteral("The keychain did not give Neon console. The log says that it was asked for."));
    QCOMPARE(rig.countOf("credential.accessed"), 1);
    const auto stored = await(rig.broker().store(kConsole, secret("other")));
    QVERIFY(!stored);
    QCOMPARE(
        stored.error().text, QStringLiteral("The keychain did not take Neon console; nothing was stored."));
    QCOMPARE(rig.countOf("credential.stored"), 0);
}

void TstSecretBroker::aSlowKeychainIsWaitedFor()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    rig.vault.holdsAnswers = true;
    const auto released = rig.broker().release(kConsole, How::Revealed);
    QCoreApplication::processEvents();
    QVERIFY(!released.isFinished());
    QCOMPARE(rig.countOf("credential.accessed"), 0);
    rig.vault.release();
    VERIFY_RESULT(await(released));
}

void TstSecretBroker::leavingWhileTheKeychainThinksDoesNoHarm()
{
    BrokerRig rig;
    rig.vault.holdsAnswers = true;
    const auto released = rig.broker().release(kConsole, How::Revealed);
    const auto stored = rig.broker().store(kConsole, secret());
    rig.broker().look();
    rig.incident.reset();
    rig.vault.release();
    QCoreApplication::processEvents();
    QVERIFY(released.isCanceled());
    QVERIFY(stored.isCanceled());
    QVERIFY(rig.vault.entries.isEmpty());
}

void TstSecretBroker::addingAndReplacingAreRecorded()
{
    BrokerRig rig;
    rig.look();
    VERIFY_RESULT(await(rig.broker().store(kConsole, secret())));
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Stored);
    QVERIFY(rig.vault.entries.value(QStringLiteral("neon"))->isSame(*secret()));
    QCOMPARE(rig.incident->timeline().last().text,
        QStringLiteral("Credential Neon console: put into the keychain"));
    VERIFY_RESULT(await(rig.broker().store(kConsole, secret("second"))));
    QVERIFY(rig.vault.entries.value(QStringLiteral("neon"))->isSame(*secret("second")));
    QCOMPARE(rig.incident->timeline().last().text,
        QStringLiteral("Credential Neon console: replaced in the keychain"));
    QCOMPARE(rig.countOf("credential.stored"), 2);
}

void TstSecretBroker::aForgetfulKeychainIsFoundOut()
{
    BrokerRig rig;
    rig.vault.forgets = true;
    const auto stored = await(rig.broker().store(kConsole, secret()));
    QVERIFY(!stored);
    QVERIFY2(stored.error().text.contains(QStringLiteral("does not give it back")),
        qPrintable(stored.error().text));
    QCOMPARE(rig.countOf("credential.stored"), 0);
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Missing);
}

void TstSecretBroker::whatCannotBeRecordedAsAddedIsTakenOutAgain()
{
    BrokerRig rig;
    rig.journal.failCall = rig.journal.calls;
    const auto stored = await(rig.broker().store(kConsole, secret()));
    QVERIFY(!stored);
    QVERIFY2(stored.error().text.endsWith(QStringLiteral("It was taken out of the keychain again.")),
        qPrintable(stored.error().text));
    QVERIFY(rig.vault.entries.isEmpty());
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Missing);
    VERIFY_RESULT(await(rig.broker().store(kConsole, secret())));
}

void TstSecretBroker::whatCannotBeRecordedAsReplacedIsSaid()
{
    BrokerRig rig;
    rig.vault.entries.insert(QStringLiteral("neon"), secret());
    rig.journal.failCall = rig.journal.calls;
    const auto stored = await(rig.broker().store(kConsole, secret("second")));
    QVERIFY(!stored);
    QVERIFY2(stored.error().text.endsWith(QStringLiteral("The keychain has the new value all the same.")),
        qPrintable(stored.error().text));
    QVERIFY(rig.vault.entries.value(QStringLiteral("neon"))->isSame(*secret("second")));
}

void TstSecretBroker::onlyOneIsStoredAtATime()
{
    BrokerRig rig;
    const auto first = rig.broker().store(kConsole, secret());
    const auto second = await(rig.broker().store(kConsole, secret("second")));
    QVERIFY(!second);
    QVERIFY(second.error().fault == Fault::Conflict);
    VERIFY_RESULT(await(first));
    VERIFY_RESULT(await(rig.broker().store(kConsole, secret("third"))));
}

void TstSecretBroker::aValueWithoutBytesOrWithTooManyIsRefused()
{
    BrokerRig rig;
    for (const auto& value : { SecretPtr(), secret({}), secret(QByteArray(16 * 1024 + 1, 'x')) }) {
        QVERIFY(!await(rig.broker().store(kConsole, value)));
        QVERIFY(!rig.broker().hold(kConsole, value));
    }
    VERIFY_RESULT(await(rig.broker().store(kConsole, secret(QByteArray(16 * 1024, 'x')))));
}

void TstSecretBroker::pastedOnceItIsKeptInMemoryUntilTheIncidentIsClosed()
{
    BrokerRig rig;
    rig.vault.now = VaultState::Locked;
    rig.look();
    VERIFY_RESULT(rig.broker().hold(kConsole, secret()));
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Held);
    QVERIFY(rig.vault.entries.isEmpty());
    const auto value = await(rig.broker().release(kConsole, How::Copied));
    VERIFY_RESULT(value);
    QVERIFY((*value)->isSame(*secret()));
    QCOMPARE(rig.countOf("credential.accessed"), 1);
    // Once it is in the keychain, the copy in memory goes.
    rig.vault.now = VaultState::Ready;
    VERIFY_RESULT(await(rig.broker().store(kConsole, secret("second"))));
    QCOMPARE(rig.broker().standing(kConsole), SecretStanding::Stored);
    VERIFY_RESULT(rig.broker().hold(kPaper, secret()));
    QCOMPARE(rig.broker().standing(kPaper), SecretStanding::Held);
    VERIFY_RESULT(await(rig.incident->close()));
    QCOMPARE(rig.broker().standing(kPaper), SecretStanding::Elsewhere);
    QVERIFY(!rig.broker().hold(kPaper, secret()));
}

// A real store: everything that can be done with a value, then every byte of the folder.
void TstSecretBroker::noValueIsInTheStore()
{
    const QTemporaryDir dir;
    const ManualClock clock;
    MemoryVault vault;
    const auto journal = openJournal(dir.path(), clock);
    VERIFY_RESULT(journal);
    store::SqliteBlobs blobs(**journal);
    Session session(Ports { clock, **journal, blobs, vault });
    const auto incident = await(session.declare(withCredentials()));
    VERIFY_RESULT(incident);
    auto& broker = (*incident)->secrets();
    VERIFY_RESULT(await(broker.store(kConsole, secret())));
    VERIFY_RESULT(await(broker.store(kConsole, secret())));
    VERIFY_RESULT(await(broker.release(kConsole, How::Revealed)));
    VERIFY_RESULT(await(broker.release(kConsole, How::Copied)));
    VERIFY_RESULT(broker.hold(kPaper, secret()));
    VERIFY_RESULT(await(broker.release(kPaper, How::Revealed, QStringLiteral("the keychain has none"))));
    vault.refuses = true;
    const auto refused = await(broker.release(kConsole, How::Revealed));
    QVERIFY(!refused);
    QVERIFY(!refused.error().text.contains(QString::fromUtf8(kValue)));
    QVERIFY(!refused.error().detail.contains(QString::fromUtf8(kValue)));
    QCOMPARE(filesWith(dir.path(), kValue), QStringList());
    // The search sees what it should: the reason that was given, and the value once somebody types it.
    QVERIFY(!filesWith(dir.path(), QByteArrayLiteral("the keychain has none")).isEmpty());
    VERIFY_RESULT(await((*incident)->note(QString::fromUtf8(kValue))));
    QVERIFY(!filesWith(dir.path(), kValue).isEmpty());
}

// gnome-keyring in a D-Bus session and home of its own; the store stands in that home as well.
void TstSecretBroker::aRealKeychainKeepsAndGivesIt()
{
    const KeyringSession session;
    const auto run = session.inSession(m_unlock + m_probe
        + QStringLiteral("standing neon-console release neon-console store neon-console canary-0815 "
                         "standing neon-console release neon-console store neon-console canary-0816 release "
                         "neon-console; if grep -r canary-081 \"$HOME\" \"$XDG_RUNTIME_DIR\"; then echo "
                         "leaked; fi"));
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QCOMPARE(run.lines,
        (QStringList { QStringLiteral("missing"),
            QStringLiteral("The keychain has no entry “neon” for Neon console. Add it first."),
            QStringLiteral("done"), QStringLiteral("stored"), QStringLiteral("canary-0815"),
            QStringLiteral("done"), QStringLiteral("canary-0816") }));
}

void TstSecretBroker::aRealKeychainThatIsLockedSaysSo()
{
    const KeyringSession session;
    const auto run = session.inSession(m_unlock + m_probe + QStringLiteral("store neon-console kept; ")
        + m_lock + m_probe + QStringLiteral("standing neon-console release neon-console"));
    QCOMPARE(run.lines,
        (QStringList { QStringLiteral("done"), QStringLiteral("locked"),
            QStringLiteral(
                "Keychain locked. Unlock and retry, or paste once (kept in memory, not saved).") }));
    QCOMPARE(session.withoutBus(m_probe + QStringLiteral("standing neon-console")).lines,
        QStringList { QStringLiteral("absent") });
    QCOMPARE(session.inSession(m_unlock + m_probe + QStringLiteral("release neon-console")).lines,
        QStringList { QStringLiteral("kept") });
}

MUSTER_TEST(TstSecretBroker)
#include "tst_secretbroker.moc"
