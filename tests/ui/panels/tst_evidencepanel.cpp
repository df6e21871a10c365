// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/filelimits.h"
#include "core/session/evidencekeeper.h"
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/evidencedetails.h"
#include "ui/panels/evidencedrop.h"
#include "ui/panels/evidencepanel.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using Kind = incident::EvidenceAttached::Kind;

namespace {

/// The panel as the window has it, over an incident that runs.
struct Rig {
    IncidentRig incident;
    session::EvidenceKeeper keeper { incident.blobs };
    QTemporaryDir folder;
    EvidencePanel panel { plainTheme() };

    Rig()
    {
        panel.setKeeper(&keeper);
        panel.setIncident(incident.session);
        panel.resize(360, 700);
        panel.show();
        panel.activateWindow();
        if (!QTest::qWaitForWindowActive(&panel))
            qFatal("the panel did not get the keyboard");
        panel.setFocus();
    }

    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return panel.findChild<Widget*>(QStringLiteral("evidence.%1").arg(QLatin1StringView(name)));
    }
    [[nodiscard]] QListView* list() const { return find<QListView>("list"); }
    [[nodiscard]] QString text(const char* field) const { return find<QLineEdit>(field)->text(); }
    [[nodiscard]] bool asks() const { return find<QLineEdit>("name")->isVisible(); }
    [[nodiscard]] const QList<incident::EvidenceState>& attached() const
    {
        return incident.session->state().evidence;
    }
    [[nodiscard]] QUrl file(const char* name, const QByteArray& bytes) const
    {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the file of the test could not be written");
        return QUrl::fromLocalFile(file.fileName());
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// As a drag that comes from outside, over the panel and then over what covers it.
    void drop(const QList<QUrl>& urls)
    {
        QMimeData dragged;
        dragged.setUrls(urls);
        auto* sheet = find<EvidenceDrop>("drop");
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&panel, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(sheet->isVisible());
        QCoreApplication::sendEvent(sheet, &enter);
        QDropEvent dropped(QPointF(9, 9), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(sheet, &dropped);
        QVERIFY(!sheet->isVisible());
    }
    /// Without the form, for what is done with it afterwards.
    journal::EventId attach(
        const QByteArray& bytes, const char* name, Kind kind = Kind::File, const QString& of = {})
    {
        const auto done = await(keeper.attach(
            *incident.session, bytes, session::NewEvidence { QString::fromLatin1(name), kind, of }));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return attached().last().id;
    }
};

} // namespace

class TstEvidencePanel final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void untilSomethingIsAttachedItSaysHow()
    {
        Rig rig;
        auto* empty = rig.find<Paragraph>("empty");
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().startsWith(u"Nothing attached yet."));
        // The keyboard finds a way to begin.
        QVERIFY(rig.find<Button>("attach")->hasFocus());
        rig.attach("lag 0 s\n", "lag.txt");
        QVERIFY(!empty->isVisible());
        rig.panel.setFocus();
        QVERIFY(rig.list()->hasFocus());
        QCOMPARE_EQ(rig.panel.remark(), QStringLiteral("1"));
        rig.panel.setIncident(nullptr);
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        QVERIFY(!rig.find<Button>("attach")->isVisible());
    }

    void droppedFilesAreAskedAboutOneAfterTheOther()
    {
        Rig rig;
        const QSignalSpy failed(&rig.panel, &IncidentPanel::failed);
        rig.drop({ rig.file("a.log", "one\n"), QUrl::fromLocalFile(rig.folder.path()),
            rig.file("b.log", "two\n") });
        QTRY_VERIFY(rig.asks());
        QCOMPARE_EQ(rig.text("name"), QStringLiteral("a.log"));
        QVERIFY(rig.find<Paragraph>("head")->text().endsWith(u"2 more files wait."));
        QVERIFY(rig.find<QLineEdit>("shows")->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("one line"));
        Rig::press(Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("it still writes"));
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.attached().size(), 1);
        const auto& first = rig.attached().first().what;
        QCOMPARE_EQ(first.name, QStringLiteral("a.log"));
        QCOMPARE_EQ(first.shows, QStringLiteral("one line"));
        QCOMPARE_EQ(first.means, QStringLiteral("it still writes"));
        QCOMPARE(first.about, std::optional(IncidentRig::address(QStringLiteral("pause-write-traffic"))));
        // The folder is no file, and says so; the one behind it is asked about all the same.
        QTRY_COMPARE_EQ(rig.text("name"), QStringLiteral("b.log"));
        QTRY_VERIFY(rig.asks());
        QCOMPARE_EQ(failed.size(), 1);
        QVERIFY(rig.find<SignedLine>("message")->words().contains(u"is a folder"));
        Rig::press(Qt::Key_Escape);
        QVERIFY(!rig.asks());
        QCOMPARE_EQ(rig.attached().size(), 1);
        // The originals are as they were.
        QFile original(rig.folder.filePath(QStringLiteral("a.log")));
        QVERIFY(original.open(QIODevice::ReadOnly));
        QCOMPARE(original.readAll(), QByteArray("one\n"));
    }

    void aDragThatHoldsNothingOfUseIsLeftAlone()
    {
        QMimeData text;
        text.setText(QStringLiteral("only a text"));
        QVERIFY(!EvidenceDrop::fits(text));
        QMimeData address;
        address.setUrls({ QUrl(QStringLiteral("https://example.org/status")) });
        QVERIFY(!EvidenceDrop::fits(address));
        Rig rig;
        rig.panel.setIncident(nullptr);
        QMimeData file;
        file.setUrls({ rig.file("a.log", "one\n") });
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&rig.panel, &enter);
        QVERIFY(!enter.isAccepted());
        QVERIFY(!rig.find<EvidenceDrop>("drop")->isVisible());
    }

    void aScreenshotIsPastedAndSeen()
    {
        Rig rig;
        QImage screen(40, 20, QImage::Format_RGB32);
        screen.fill(Qt::darkCyan);
        QGuiApplication::clipboard()->setImage(screen);
        Rig::press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(rig.asks());
        QCOMPARE_EQ(rig.text("name"), QStringLiteral("Screenshot 2026-03-14 14.12.00.png"));
        QCOMPARE_EQ(rig.find<QComboBox>("kind")->currentText(), QStringLiteral("Picture"));
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.attached().size(), 1);
        QCOMPARE_EQ(rig.attached().first().what.media, QStringLiteral("image/png"));
        QTRY_VERIFY(rig.find<EvidencePicture>("picture")->isVisible());
        QCOMPARE(rig.find<EvidencePicture>("picture")->image().size(), QSize(40, 20));
        QVERIFY(!rig.find<QPlainTextEdit>("text")->isVisible());
    }

    void aCopiedTextIsAnOutput()
    {
        Rig rig;
        QGuiApplication::clipboard()->setText(QStringLiteral("role primary\nlag 0 s\n"));
        Rig::press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(rig.asks());
        QCOMPARE_EQ(rig.text("name"), QStringLiteral("output.txt"));
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.attached().size(), 1);
        QCOMPARE_EQ(rig.attached().first().what.kind, Kind::Output);
        auto* text = rig.find<QPlainTextEdit>("text");
        QTRY_VERIFY(text->isVisible());
        QCOMPARE_EQ(text->toPlainText(), QStringLiteral("role primary\nlag 0 s\n"));
        QVERIFY(rig.list()->hasFocus());
    }

    void whatIsNotRecordedKeepsAllThatWasTyped()
    {
        Rig rig;
        const QSignalSpy failed(&rig.panel, &IncidentPanel::failed);
        rig.drop({ rig.file("a.log", "one\n") });
        QTRY_VERIFY(rig.asks());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("one line"));
        rig.incident.blobs.failCall = rig.incident.blobs.calls;
        Rig::press(Qt::Key_Return);
        auto* refusal = rig.find<SignedLine>("refusal");
        QTRY_VERIFY(refusal->isVisible());
        QVERIFY(refusal->words().startsWith(u"NOT RECORDED"));
        QCOMPARE_EQ(failed.size(), 1);
        QVERIFY(rig.attached().isEmpty());
        // The journal may fail as well, after the file has been stored.
        rig.incident.journal.failCall = rig.incident.journal.calls;
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(failed.size(), 2);
        QVERIFY(rig.asks());
        QCOMPARE_EQ(rig.text("shows"), QStringLiteral("one line"));
        // Neither was the file read again: it is gone.
        QVERIFY(QFile::remove(rig.folder.filePath(QStringLiteral("a.log"))));
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.attached().size(), 1);
        QCOMPARE(*await(rig.keeper.bytesOf(rig.attached().first())), QByteArray("one\n"));
        QVERIFY(!rig.asks());
    }

    void whenItHappenedCanBeTyped()
    {
        Rig rig;
        rig.incident.clock.advance(30min);
        rig.drop({ rig.file("a.log", "one\n") });
        QTRY_VERIFY(rig.asks());
        rig.find<QLineEdit>("when")->setText(QStringLiteral("soon"));
        Rig::press(Qt::Key_Return);
        auto* refusal = rig.find<SignedLine>("refusal");
        QVERIFY(refusal->isVisible());
        QVERIFY(refusal->words().startsWith(u"“soon” is no time."));
        rig.find<QLineEdit>("when")->setText(QStringLiteral("14:20"));
        rig.find<QComboBox>("step")->setCurrentIndex(0);
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.attached().size(), 1);
        QCOMPARE(rig.attached().first().at, rig.incident.clock.now() - 22min);
        QVERIFY(!rig.attached().first().what.about);
        QVERIFY(rig.list()
                    ->currentIndex()
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"14:20, recorded 14:42"));
    }

    void aSnapshotAsksOfWhat()
    {
        Rig rig;
        rig.drop({ rig.file("zone.txt", "ttl 300\n") });
        QTRY_VERIFY(rig.asks());
        auto* kind = rig.find<QComboBox>("kind");
        QVERIFY(!rig.find<QLineEdit>("of")->isVisible());
        kind->setCurrentIndex(kind->findData(static_cast<int>(Kind::Before)));
        QVERIFY(rig.find<QLineEdit>("of")->isVisible());
        Rig::press(Qt::Key_Return);
        QTRY_VERIFY(rig.find<SignedLine>("refusal")->isVisible());
        QVERIFY(rig.attached().isEmpty());
        rig.find<QLineEdit>("of")->setText(QStringLiteral("DNS zone"));
        Rig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.attached().size(), 1);
        QCOMPARE_EQ(rig.attached().first().what.of, QStringLiteral("DNS zone"));
    }

    void aFileThatIsTooLargeIsRefusedBeforeItIsRead()
    {
        Rig rig;
        const auto url = rig.file("core.dump", "x");
        QVERIFY(QFile::resize(url.toLocalFile(), evidence::kLargestFile + 1));
        const QSignalSpy failed(&rig.panel, &IncidentPanel::failed);
        rig.drop({ url });
        QTRY_COMPARE_EQ(failed.size(), 1);
        QVERIFY(!rig.asks());
        auto* message = rig.find<SignedLine>("message");
        QVERIFY(message->isVisible());
        QVERIFY(message->words().startsWith(u"core.dump is larger than 25 MiB"));
    }

    void hostileTextIsOnlyText()
    {
        Rig rig;
        rig.attach("<b>bold</b> <a href=\"https://example.org\">here</a>\n\033[31mred\033[0m\n", "page.html");
        auto* text = rig.find<QPlainTextEdit>("text");
        QTRY_VERIFY(text->isVisible());
        QCOMPARE_EQ(text->toPlainText(),
            QStringLiteral("<b>bold</b> <a href=\"https://example.org\">here</a>\nred\n"));
        QVERIFY(text->isReadOnly());
        QVERIFY(!text->textInteractionFlags().testFlag(Qt::LinksAccessibleByMouse));
        QVERIFY(!text->textInteractionFlags().testFlag(Qt::LinksAccessibleByKeyboard));
        // What cannot be shown says what it is.
        rig.incident.clock.advance(1min);
        rig.attach(QByteArray("%PDF-1.7\n\0\1", 11), "report.pdf");
        rig.list()->setCurrentIndex(rig.list()->model()->index(0, 0));
        auto* none = rig.find<Paragraph>("none");
        QTRY_VERIFY(none->isVisible());
        QCOMPARE_EQ(none->text(), QStringLiteral("No preview: application/pdf, 11 bytes"));
        QCOMPARE_EQ(rig.text("hash"), rig.attached().last().what.file.hash);
    }

    void factAndConclusionStandApart()
    {
        Rig rig;
        const auto done = await(rig.keeper.attach(*rig.incident.session, "lag 0 s\n",
            { QStringLiteral("lag.txt"), Kind::Output, {}, QStringLiteral("lag 0 s"),
                QStringLiteral("nothing was lost") }));
        VERIFY_RESULT(done);
        QCOMPARE_EQ(rig.find<Paragraph>("itShows")->text(), QStringLiteral("lag 0 s"));
        QCOMPARE_EQ(rig.find<Paragraph>("itMeans")->text(), QStringLiteral("nothing was lost"));
    }

    void aFileThatIsNotInThisLogSaysSo()
    {
        Rig rig;
        EventMaker other(2);
        other.at(rig.incident.clock.now()).by(QStringLiteral("Ben"));
        auto event = other.make(
            *session::EvidenceKeeper::described("elsewhere", { QStringLiteral("elsewhere.log") }));
        event.stream = rig.incident.session->stream().id;
        rig.incident.journal.receive({ event });
        QTRY_VERIFY(rig.find<Paragraph>("remark")->isVisible());
        QVERIFY(rig.find<Paragraph>("none")->isVisible());
    }

    void whatDoesNotBelongHereIsWithdrawnWithAReason()
    {
        Rig rig;
        rig.attach("one\n", "a.log");
        rig.panel.setFocus();
        Rig::press(Qt::Key_Delete);
        QTRY_COMPARE_EQ(QApplication::focusWidget()->objectName(), QStringLiteral("reason.text"));
        Rig::press(Qt::Key_Return);
        QVERIFY(!rig.attached().first().withdrawnAt);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("another host"));
        rig.incident.journal.failCall = rig.incident.journal.calls;
        Rig::press(Qt::Key_Return);
        auto* message = rig.find<SignedLine>("message");
        QTRY_VERIFY(message->isVisible());
        QTRY_COMPARE_EQ(QApplication::focusWidget()->objectName(), QStringLiteral("reason.text"));
        Rig::press(Qt::Key_Return);
        QTRY_VERIFY(rig.attached().first().withdrawnAt.has_value());
        QVERIFY(rig.list()->hasFocus());
        QVERIFY(!rig.find<Button>("withdraw")->isEnabled());
        QCOMPARE_EQ(rig.panel.remark(), QStringLiteral("0, 1 withdrawn"));
        QVERIFY(rig.find<SignedLine>("withdrawnLine")->words().endsWith(u"another host"));
        // One key hides it, and shows it again although the list is empty then.
        Rig::press(Qt::Key_H);
        QVERIFY(rig.find<Paragraph>("empty")->isVisible());
        rig.panel.setFocus();
        Rig::press(Qt::Key_H);
        QVERIFY(!rig.find<Paragraph>("empty")->isVisible());
        QCOMPARE_EQ(rig.list()->model()->rowCount(), 1);
    }

    void aFileThatWasTakenBackIsGoneAtOnce()
    {
        Rig rig;
        rig.attach("the key is hunter2\n", "key.txt");
        rig.panel.setFocus();
        auto* text = rig.find<QPlainTextEdit>("text");
        QTRY_VERIFY(text->isVisible());
        QVERIFY(text->toPlainText().contains(u"hunter2"));
        QList<journal::EventId> wanted;
        connect(&rig.panel, &EvidencePanel::eraseWanted, &rig.panel,
            [&](const journal::EventId& entry) { wanted << entry; });
        Rig::press(Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE_EQ(wanted, QList<journal::EventId>({ rig.attached().first().id }));
        // Done here, in a terminal or on another console: the panel learns it in the same way.
        rig.incident.act(incident::LeafErased {
            { {}, { rig.attached().first().what.file.hash } }, QStringLiteral("a password") });
        QVERIFY(!text->isVisible());
        QVERIFY(text->toPlainText().isEmpty());
        auto* none = rig.find<Paragraph>("none");
        QVERIFY(none->isVisible());
        QCOMPARE_EQ(none->text(), QStringLiteral("File taken back"));
        QVERIFY(rig.find<Paragraph>("facts")->text().startsWith(u"File, taken back"));
        QVERIFY(!rig.find<Button>("erase")->isEnabled());
        QVERIFY(!rig.find<Button>("save")->isEnabled());
        QVERIFY(rig.find<Button>("withdraw")->isEnabled());
        Rig::press(Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE_EQ(wanted.size(), 1);
    }

    void whatIsReadWhileItIsTakenBackIsNotShown()
    {
        Rig rig;
        rig.attach("harmless\n", "first.txt");
        rig.panel.setFocus();
        auto* text = rig.find<QPlainTextEdit>("text");
        QTRY_VERIFY(text->isVisible());
        rig.incident.clock.advance(1min);
        rig.attach("the key is hunter2\n", "key.txt");
        const auto hash = rig.attached().last().what.file.hash;
        rig.list()->setCurrentIndex(rig.list()->model()->index(0, 0));
        rig.incident.act(incident::LeafErased { { {}, { hash } }, QStringLiteral("a password") });
        QCOMPARE_EQ(rig.find<Paragraph>("none")->text(), QStringLiteral("File taken back"));
        // The other one is read after it, by the same thread.
        rig.list()->setCurrentIndex(rig.list()->model()->index(1, 0));
        QTRY_VERIFY(text->isVisible());
        QVERIFY(text->toPlainText().contains(u"harmless"));
        rig.list()->setCurrentIndex(rig.list()->model()->index(0, 0));
        QVERIFY(!text->isVisible());
        QVERIFY(text->toPlainText().isEmpty());
    }

    void aComparisonGoesWithItsFile()
    {
        Rig rig;
        const auto zone = QStringLiteral("DNS zone");
        rig.attach("ttl 300\n", "before.txt", Kind::Before, zone);
        const auto hash = rig.attached().last().what.file.hash;
        rig.incident.clock.advance(1min);
        rig.attach("ttl 60\n", "after.txt", Kind::After, zone);
        rig.panel.setFocus();
        Rig::press(Qt::Key_C);
        auto* lines = rig.find<QListView>("lines");
        QTRY_VERIFY(lines->isVisible());
        QVERIFY(lines->model()->rowCount() > 0);
        rig.incident.act(incident::LeafErased { { {}, { hash } }, QStringLiteral("a password") });
        QVERIFY(!lines->isVisible());
        QCOMPARE_EQ(lines->model()->rowCount(), 0);
        QVERIFY(rig.list()->hasFocus());
        QVERIFY(!rig.find<Button>("compare")->isEnabled());
    }

    void beforeAndAfterAreComparedByKeyboardAlone()
    {
        Rig rig;
        const auto zone = QStringLiteral("DNS zone");
        rig.attach("ttl 300\n", "before.txt", Kind::Before, zone);
        const QSignalSpy told(&rig.panel, &EvidencePanel::told);
        rig.panel.setFocus();
        Rig::press(Qt::Key_C);
        QCOMPARE_EQ(told.size(), 1);
        rig.incident.clock.advance(1min);
        rig.attach("ttl 60\n", "after.txt", Kind::After, zone);
        Rig::press(Qt::Key_C);
        auto* head = rig.find<Paragraph>("compared");
        QTRY_VERIFY(head->isVisible());
        QCOMPARE_EQ(head->text(), QStringLiteral("Left before.txt, right after.txt: 1 line differs"));
        QVERIFY(rig.find<QListView>("lines")->hasFocus());
        Rig::press(Qt::Key_Escape);
        QVERIFY(!head->isVisible());
        QVERIFY(rig.list()->hasFocus());
        // Any two that are selected, the older one at the left.
        rig.incident.clock.advance(1min);
        rig.attach("ttl 30\n", "third.txt");
        rig.list()->setCurrentIndex(rig.list()->model()->index(0, 0));
        Rig::press(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(rig.find<Button>("compare")->isEnabled());
        Rig::press(Qt::Key_C);
        QTRY_VERIFY(head->isVisible());
        QVERIFY(head->text().startsWith(u"Left after.txt, right third.txt"));
    }

    void aCopyIsSavedAndNothingIsWrittenOver()
    {
        Rig rig;
        rig.attach("one\n", "a.log");
        const QSignalSpy told(&rig.panel, &EvidencePanel::told);
        const QSignalSpy failed(&rig.panel, &IncidentPanel::failed);
        const auto target = rig.folder.filePath(QStringLiteral("copy.log"));
        const auto save = [&] {
            QTest::keyClick(rig.list(), Qt::Key_S);
            auto* dialog = rig.find<QFileDialog>("saver");
            QVERIFY(dialog != nullptr);
            emit dialog->fileSelected(target);
            dialog->close();
            QTRY_VERIFY(rig.find<QFileDialog>("saver") == nullptr);
        };
        save();
        QTRY_COMPARE_EQ(told.size(), 1);
        QFile saved(target);
        QVERIFY(saved.open(QIODevice::ReadWrite));
        QCOMPARE(saved.readAll(), QByteArray("one\n"));
        QVERIFY(saved.resize(0) && saved.write("mine") == 4 && saved.flush());
        save();
        QTRY_COMPARE_EQ(failed.size(), 1);
        QCOMPARE_EQ(saved.size(), 4);
        QVERIFY(rig.find<SignedLine>("message")->words().contains(u"is there already"));
    }

    void filesAreChosenWithoutBlockingAnything()
    {
        Rig rig;
        Rig::press(Qt::Key_Insert);
        auto* dialog = rig.find<QFileDialog>("chooser");
        QVERIFY(dialog != nullptr);
        emit dialog->filesSelected({ rig.file("a.log", "one\n").toLocalFile() });
        dialog->close();
        QTRY_VERIFY(rig.asks());
        QCOMPARE_EQ(rig.text("name"), QStringLiteral("a.log"));
    }

    void whatIsNotAttachedYetWaitsWhileAnotherIncidentIsLookedAt()
    {
        Rig rig;
        rig.drop({ rig.file("a.log", "one\n"), rig.file("b.log", "two\n") });
        QTRY_VERIFY(rig.asks());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("one line"));
        rig.panel.setIncident(nullptr);
        QVERIFY(!rig.asks());
        rig.panel.setIncident(rig.incident.session);
        QTRY_VERIFY(rig.asks());
        QCOMPARE_EQ(rig.text("name"), QStringLiteral("a.log"));
        QCOMPARE_EQ(rig.text("shows"), QStringLiteral("one line"));
        QVERIFY(rig.find<Paragraph>("head")->text().endsWith(u"One more file waits."));
    }

    void aTickTellsScreenReadersNothing()
    {
        Rig rig;
        rig.attach("one\n", "a.log");
        QTRY_VERIFY(rig.find<QPlainTextEdit>("text")->isVisible());
        QCoreApplication::processEvents();
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.incident.clock.advance(1s);
            rig.panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }
};
MUSTER_TEST(TstEvidencePanel)
#include "tst_evidencepanel.moc"
