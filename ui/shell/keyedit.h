// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace muster::ui {

/// A field that takes a key as it is pressed, one combination and no more. Enter says that it is meant,
/// Escape that it is not, Delete that there shall be none; Tab goes on, so that nobody is caught in it.
/// (QKeySequenceEdit keeps Tab and waits for up to four combinations.) Thread: main.
class KeyEdit final : public QLineEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyEdit)
public:
    explicit KeyEdit(QWidget* parent = nullptr);
    ~KeyEdit() override;

    /// Empty for none.
    void setKey(const QKeySequence& key);
    [[nodiscard]] const QKeySequence& key() const { return m_key; }

signals:
    void pressed(const QKeySequence& key);
    void meant();
    void dismissed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QKeySequence m_key;
};

} // namespace muster::ui
