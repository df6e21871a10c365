// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pseudonyms.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPseudonyms final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aNameBecomesTheRole()
    {
        const Pseudonyms names({ { u"Ada"_s, u"Incident commander"_s }, { u"Bo"_s, {} }, { u"Cy"_s, {} } });
        QCOMPARE_EQ(names.replaced(u"Ada told Bo, and Bo told Cy; Ada's plan"_s),
            u"Incident commander told Participant 1, and Participant 1 told Participant 2; Incident commander's plan"_s);
        QCOMPARE_EQ(names.of(u"Ada"_s), u"Incident commander"_s);
        QCOMPARE_EQ(names.of(u"Dee"_s), QString());
    }

    void twoOfOneRoleAreTwo()
    {
        const Pseudonyms names({ { u"Ada"_s, u"Commander"_s }, { u"Bo"_s, u"Commander"_s } });
        QCOMPARE_EQ(names.replaced(u"Bo after Ada"_s), u"Commander 2 after Commander 1"_s);
    }

    void onlyWholeWordsAreNames()
    {
        const Pseudonyms names({ { u"Ada"_s, {} } });
        QCOMPARE_EQ(names.replaced(u"Adapter of Canada, ADA"_s), u"Adapter of Canada, ADA"_s);
    }

    void partsOfANameAreTheNameToo()
    {
        const Pseudonyms names({ { u"Ada de King"_s, {} }, { u"Bo King"_s, {} }, { u"Ada"_s, u"Scribe"_s } });
        QCOMPARE_EQ(names.replaced(u"Ada de King"_s), u"Participant 1"_s);
        QCOMPARE_EQ(names.replaced(u"Bo"_s), u"Participant 2"_s);
        // Somebody else is called so, and nothing else.
        QCOMPARE_EQ(names.replaced(u"Ada"_s), u"Scribe"_s);
        QCOMPARE_EQ(names.replaced(u"King"_s), u"a participant"_s);
        QCOMPARE_EQ(names.replaced(u"tour de force"_s), u"tour de force"_s);
    }

    /// Nothing stands between a Chinese name and what follows it, and Arabic particles hang on one.
    void otherScriptsAreFoundToo()
    {
        const Pseudonyms names({ { u"王芳"_s, {} }, { u"ليلى"_s, {} } });
        QCOMPARE_EQ(names.replaced(u"王芳已重启"_s), u"Participant 1已重启"_s);
        QCOMPARE_EQ(names.replaced(u"وليلى"_s), u"وParticipant 2"_s);
    }

    void withoutNamesNothingChanges()
    {
        const Pseudonyms none({ { QString(), u"Commander"_s } });
        QCOMPARE_EQ(none.replaced(u"as it was"_s), u"as it was"_s);
        QCOMPARE_EQ(none.replaced(QString()), QString());
    }

    void whatLooksLikeAPatternIsAName()
    {
        const Pseudonyms names({ { u"A.(B"_s, {} } });
        QCOMPARE_EQ(names.replaced(u"by A.(B"_s), u"by Participant 1"_s);
    }
};

MUSTER_TEST(TstPseudonyms)
#include "tst_pseudonyms.moc"
