// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/countries.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// Places are short; what is longer is an essay.
constexpr qsizetype kMostRead = 400;

/// How a country is called, and its cities and codes of regions that clouds use.
struct Known {
    const char* country;
    const char* names;
    const char* places;
};
constexpr Known kKnown[] {
    { "AU", "AU australia australian",
        "sydney melbourne syd syd1 ap-southeast-2 ap-southeast-4 australia-southeast1 "
        "australia-southeast2 australiaeast australiasoutheast" },
    { "BR", "BR brazil brasil", "sa-east-1 gru1 southamerica-east1 brazilsouth" },
    { "CA", "CA canada",
        "montreal toronto ca-central-1 ca-west-1 yul1 canadacentral canadaeast "
        "northamerica-northeast1" },
    { "CH", "CH switzerland", "zurich geneva eu-central-2 europe-west6 switzerlandnorth" },
    { "DE", "DE germany deutschland",
        "frankfurt berlin falkenstein nuremberg eu-central-1 europe-west3 europe-west10 fra1 fsn1 "
        "nbg1 germanywestcentral" },
    { "ES", "ES spain", "madrid eu-south-2 europe-southwest1" },
    { "EU", "EU europe european", "" },
    { "FI", "FI finland", "helsinki hel1 europe-north1" },
    { "FR", "FR france", "paris eu-west-3 europe-west9 cdg1 francecentral" },
    { "GB", "GB UK britain", "london eu-west-2 europe-west2 lhr1 uksouth ukwest" },
    { "HK", "HK hongkong", "ap-east-1 asia-east2 hkg1" },
    { "IE", "IE ireland", "dublin eu-west-1 dub1 northeurope" },
    { "IN", "india", "mumbai hyderabad ap-south-1 ap-south-2 asia-south1 bom1 centralindia" },
    { "IT", "italy", "milan eu-south-1 europe-west8" },
    { "JP", "JP japan", "tokyo osaka ap-northeast-1 ap-northeast-3 asia-northeast1 hnd1 kix1 japaneast" },
    { "KR", "KR korea", "seoul ap-northeast-2 asia-northeast3 icn1 koreacentral" },
    { "NL", "NL netherlands", "amsterdam europe-west4 ams1 ams3 westeurope" },
    { "NZ", "NZ", "auckland ap-southeast-6" },
    { "SE", "SE sweden", "stockholm eu-north-1 arn1 swedencentral" },
    { "SG", "SG singapore", "ap-southeast-1 asia-southeast1 sin1 southeastasia" },
    { "US", "US USA america",
        "virginia ohio oregon california iowa us-east-1 us-east-2 us-west-1 us-west-2 us-central1 "
        "us-east1 us-east4 us-west1 iad1 cle1 pdx1 sfo1 eastus eastus2 westus westus2 centralus" },
    { "ZA", "ZA", "johannesburg af-south-1 cpt1" },
};

using ByName = QHash<QString, QString>;

void addNames(ByName& into, const char* names, const char* country)
{
    const auto list = QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts);
    for (const auto& name : list)
        into.insert(name, QString::fromLatin1(country));
}

ByName byName()
{
    ByName made;
    for (const auto& known : kKnown) {
        addNames(made, known.names, known.country);
        addNames(made, known.places, known.country);
    }
    return made;
}

ByName countries()
{
    ByName made;
    for (const auto& known : kKnown)
        addNames(made, known.names, known.country);
    return made;
}

QString found(const ByName& names, const QString& word)
{
    // Two small letters are a word of some language more often than a country.
    const auto exact = names.value(word);
    return exact.isEmpty() ? names.value(word.toLower()) : exact;
}

} // namespace

QStringList countriesIn(const QString& text)
{
    static const auto kNames = byName();
    QStringList named;
    const auto take = [&](QStringView word) {
        const auto country = found(kNames, word.toString());
        if (!country.isEmpty() && !named.contains(country))
            named.append(country);
    };
    const auto read = QStringView(text).first(std::min(text.size(), kMostRead));
    qsizetype start = 0;
    for (qsizetype i = 0; i < read.size(); ++i) {
        if (read[i].isLetterOrNumber() || (read[i] == u'-' && i > start))
            continue;
        take(read.sliced(start, i - start));
        start = i + 1;
    }
    take(read.sliced(start));
    return named;
}

bool isCountry(const QString& text)
{
    static const auto kCountries = countries();
    return !found(kCountries, text.trimmed()).isEmpty();
}

bool liesIn(const QString& country, const QStringList& allowed)
{
    static const QSet<QString> kUnion { QStringLiteral("DE"), QStringLiteral("ES"), QStringLiteral("FI"),
        QStringLiteral("FR"), QStringLiteral("IE"), QStringLiteral("IT"), QStringLiteral("NL"),
        QStringLiteral("SE") };
    if (allowed.contains(country))
        return true;
    if (country == u"EU")
        return std::any_of(
            allowed.begin(), allowed.end(), [](const QString& one) { return kUnion.contains(one); });
    return kUnion.contains(country) && allowed.contains(QStringLiteral("EU"));
}

} // namespace muster::plan::lint
