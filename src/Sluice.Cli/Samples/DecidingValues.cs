using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Cli.Samples;

/// <summary>
/// The values between which the rules of a policy set decide: what an attribute of people is compared with, and what lies beside it.
/// </summary>
internal static class DecidingValues
{
    // Further from zero nothing can be added to a number without losing a digit.
    private const decimal Farthest = 1_000_000_000_000_000_000;

    /// <summary>The values of an attribute, as cells; none where its type has few or no rule asks.</summary>
    public static IReadOnlyList<object> Of(AttributeSymbol attribute, PolicyProgram program) =>
        [
            .. Mention
                .In(Conditions(program))
                .OfType<Mention.Attribute>()
                .Where(m => m.Symbol == attribute)
                .SelectMany(static m => m.Values)
                .SelectMany(v => Beside(v, attribute.Type))
                .Distinct()
                .OrderBy(static v => v is decimal n ? n : 0)
                .ThenBy(static v => v as string, StringComparer.Ordinal),
        ];

    private static IEnumerable<object> Beside(Value value, AttributeType type)
    {
        switch (type.Kind)
        {
            case ValueKind.Country or ValueKind.Text:
                return [value.Text!];
            case ValueKind.Date:
                return new[] { value.Number - 1, value.Number, value.Number + 1 }
                    .Where(static n => n >= 0 && n <= DateOnly.MaxValue.DayNumber)
                    .Select(static n => DateOnly.FromDayNumber((int)n).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case ValueKind.Integer or ValueKind.Decimal when Math.Abs(value.Number) > Farthest:
                return [value.Number];
            case ValueKind.Integer or ValueKind.Decimal:
                var step =
                    type.Kind == ValueKind.Integer ? 1 : new decimal(1, 0, 0, false, (byte)Math.Clamp((int)value.Number.Scale, 2, 9));
                return [value.Number - step, value.Number, value.Number + step];
            default:
                return [];
        }
    }

    private static IEnumerable<Condition> Conditions(PolicyProgram program) =>
        program
            .Rules.SelectMany(static r => ConditionWalker.Conditions(r.Clauses))
            .Concat(program.Vocabulary.Populations.All.Select(static p => p.Predicate).OfType<Condition>());
}
