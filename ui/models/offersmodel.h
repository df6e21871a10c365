// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/planoffer.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/twolines.h"

namespace muster::ui {

/// One change that was made while the plan ran.
struct OfferRow {
    QString words;
    /// Empty when nobody said it.
    QString why;
    /// What a person has to do, and why Muster does not; empty where it can.
    QString byHand;

    bool operator==(const OfferRow&) const = default;
    [[nodiscard]] bool isSame(const OfferRow& other) const { return words == other.words; }
};

/// The changes that are offered for the plan file, in the order of the plan. Thread: main.
class OffersModel final : public RowsModel<OfferRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OffersModel)
public:
    explicit OffersModel(QObject* parent = nullptr);
    ~OffersModel() override;

    void setOffers(const QList<incident::PlanOffer>& offers);
    /// How many of them a person has to make.
    [[nodiscard]] int byHand() const;
    /// All of them for a letter or a ticket, a paragraph each.
    [[nodiscard]] QString plainText() const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] static QString detailWords(const OfferRow& row);
    [[nodiscard]] static QString spoken(const OfferRow& row);
};

} // namespace muster::ui
