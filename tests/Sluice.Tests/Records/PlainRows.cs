using Sluice.Core.Model;

namespace Sluice.Tests.Records;

/// <summary>
/// Residual conditions for single people, as the language page says it and in no way like SQL: each grant is looked at alone.
/// </summary>
internal sealed class PlainRows(IReadOnlyList<LedgerRecord> ledger, DateOnly day, bool complete)
{
    public Truth Evaluate(Condition condition, IReadOnlyDictionary<string, Value?> person, string? key) =>
        condition switch
        {
            Condition.Constant constant => Truths.Of(constant.Value),
            Condition.And and => and.Operands.Aggregate(Truth.True, (truth, o) => Truths.And(truth, Evaluate(o, person, key))),
            Condition.Or or => or.Operands.Aggregate(Truth.False, (truth, o) => Truths.Or(truth, Evaluate(o, person, key))),
            Condition.Not not => Truths.Not(Evaluate(not.Operand, person, key)),
            Condition.ConsentHolds holds => Holds(holds.Consent, key),
            Condition.AttributeComparison c => person[c.Attribute.Name] is { } value
                ? Truths.Of(ComparisonOperators.Holds(c.Operator, Compare(value, c.Value)))
                : Truth.Unknown,
            Condition.AttributeMembership m => person[m.Attribute.Name] is { } value
                ? Truths.Of(m.Values.Any(v => Compare(value, v) == 0))
                : Truth.Unknown,
            _ => throw new InvalidOperationException($"{condition} is not of single people"),
        };

    public Truth Holds(ConsentSymbol consent, string? key)
    {
        var own = ledger.Where(r => r.Subject == key && (r.Consent is null || r.Consent == consent.Name)).ToList();
        if (key is null || own.Any(static r => !r.IsReadable))
        {
            return Truth.Unknown;
        }

        // Only grants need a notice that counts: a withdrawal counts whatever notice it names or leaves out.
        var counting = own.Where(r => consent.Notices.IsEmpty || consent.Notices.Contains(r.Notice!)).ToList();
        var withdrawals = own.Select(static r => LedgerRecord.Day(r.Withdrawn)).OfType<DateOnly>().Where(w => w <= day).ToList();
        if (consent.Kind == ConsentKind.OptOut)
        {
            return withdrawals.Count > 0 ? Truth.False
                : counting.Any(IsRecordYet) || complete ? Truth.True
                : Truth.Unknown;
        }

        foreach (var record in counting)
        {
            if (
                LedgerRecord.Day(record.Granted) is not { } granted
                || granted > day
                || LedgerRecord.Day(record.Withdrawn) < granted
                || withdrawals.Any(w => w >= granted)
            )
            {
                continue;
            }

            var end = LedgerRecord.Day(record.Expires) ?? (consent.Lasts is { } lasts ? End(granted, lasts) : null);
            if (end is null || day < end)
            {
                return Truth.True;
            }
        }

        return Truth.False;
    }

    /// <summary>Whether something in the record is dated up to the day, or nothing is dated.</summary>
    private bool IsRecordYet(LedgerRecord record)
    {
        DateOnly?[] dates = [LedgerRecord.Day(record.Granted), LedgerRecord.Day(record.Withdrawn)];
        return dates.All(static d => d is null) || dates.Any(d => d <= day);
    }

    private static DateOnly End(DateOnly granted, Value lasts) =>
        lasts.Unit switch
        {
            DurationUnit.Months => granted.AddMonths((int)lasts.Number),
            DurationUnit.Days => granted.AddDays((int)lasts.Number),
            _ => throw new InvalidOperationException("the tests use months and days"),
        };

    private static int Compare(Value left, Value right) =>
        left.Text is null ? left.Number.CompareTo(right.Number) : string.CompareOrdinal(left.Text, right.Text);
}
