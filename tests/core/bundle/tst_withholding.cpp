// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundleverifier.h"
#include "core/bundle/withholding.h"
#include "tests/core/bundle/samplebundle.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::bundle;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Fields of which a bundle has texts.
QSet<QString> fieldsIn(const Bundle& bundle)
{
    QSet<QString> fields;
    for (const auto& event : bundle.events) {
        for (const auto& leaf : event.leaves)
            fields.insert(leaf.field);
    }
    return fields;
}

Bundle someBundle()
{
    Scribes scribes;
    scribes.keep(10, "a plan");
    scribes.note(10, u"the whole story, told by Ada Lovelace"_s);
    auto handed = Scribes::blank();
    handed.type = u"role.assigned"_s;
    handed.actor.name = u"Ada Lovelace"_s;
    handed.payload = { { u"role"_s, u"commander"_s } };
    handed.texts = { { u"holder_name"_s, u"Ben Bitdiddle"_s }, { u"why"_s, u"tired"_s } };
    scribes.write(10, handed);
    return bundleOf(scribes.events(), scribes.files(), Scribes::originOf(10), *Scribes::signerOf(10));
}

} // namespace

class TstWithholding final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatIsToBeLeftOutIsRead()
    {
        const auto some = withholdingFromText(u"names, files,saw"_s);
        VERIFY_RESULT(some);
        QVERIFY(*some == (Withholding { true, false, true, { u"saw"_s } }));
        QVERIFY(withholdingFromText(u"texts"_s)->texts);
        for (const auto& bad : { u""_s, u","_s, u"Names"_s, u"a b"_s, u"../x"_s }) {
            const auto read = withholdingFromText(bad);
            QVERIFY2(!read, qPrintable(bad));
            QCOMPARE(read.error().fault, Fault::Invalid);
        }
    }

    void aCopyWithoutItHoldsAsTheWholeDoes_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("left");
        const auto row = [](const char* what, const QStringList& left) {
            QTest::newRow(what) << QString::fromLatin1(what) << left;
        };
        row("names", { u"payload.text"_s, u"payload.why"_s });
        row("texts", {});
        row("files", { u"actor.name"_s, u"payload.holder_name"_s, u"payload.text"_s, u"payload.why"_s });
        row("why,text", { u"actor.name"_s, u"payload.holder_name"_s });
        row("names,texts,files", {});
    }
    void aCopyWithoutItHoldsAsTheWholeDoes()
    {
        QFETCH(const QString, what);
        QFETCH(const QStringList, left);
        const auto whole = someBundle();
        QCOMPARE_EQ(fieldsIn(whole).size(), 4);
        const auto copy = withhold(whole, *withholdingFromText(what));
        QCOMPARE_EQ(fieldsIn(copy), QSet<QString>(left.begin(), left.end()));
        QCOMPARE_EQ(copy.files.isEmpty(), what.contains(u"files"_s));
        const auto found = verify(recordFiles(copy));
        QVERIFY(found.holds());
        QCOMPARE_EQ(found.bundle.events.size(), whole.events.size());
        QVERIFY(found.withheldTexts > 0 || what == u"files");
        // Not a byte of a name is anywhere in it.
        if (what.contains(u"names"_s) || what.contains(u"texts"_s)) {
            for (const auto& bytes : recordFiles(copy)) {
                for (const auto& name : { "Ben Bitdiddle", "QmVuIEJpdGRpZGRsZQ", "\xc5\x81ukasz" })
                    QVERIFY2(!bytes.contains(name), name);
            }
        }
    }

    void whoObjectedAndWhoOwnsWhatFollowsAreNamesToo()
    {
        Scribes scribes;
        const auto write = [&](const QString& type, const QList<journal::Text>& texts) {
            auto draft = Scribes::blank();
            draft.type = type;
            draft.texts = texts;
            scribes.write(10, draft);
        };
        write(u"objection.noted"_s, { { u"text"_s, u"too early"_s }, { u"whose"_s, u"Ben Bitdiddle"_s } });
        write(u"follow-up.added"_s, { { u"owner"_s, u"Ben Bitdiddle"_s }, { u"what"_s, u"a test"_s } });
        const auto whole
            = bundleOf(scribes.events(), scribes.files(), Scribes::originOf(10), *Scribes::signerOf(10));
        QVERIFY(fieldsIn(whole).contains(u"payload.owner"_s) && fieldsIn(whole).contains(u"payload.whose"_s));
        QCOMPARE_EQ(fieldsIn(withhold(whole, { .names = true })),
            (QSet<QString> { u"payload.text"_s, u"payload.what"_s }));
    }
};

MUSTER_TEST(TstWithholding)
#include "tst_withholding.moc"
