using System.Globalization;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Sql;

namespace Sluice.Cli.Samples;

/// <summary>
/// Invents people for a manifest: rows with every column it names, and consent records of every kind there is. What the rules compare
/// people with, and what lies beside it, is among their facts, and so are the first and the last days on which a record counts.
/// </summary>
/// <param name="manifest">The manifest.</param>
/// <param name="program">The policy set that it is decided by.</param>
/// <param name="day">The day it is decided for.</param>
/// <param name="people">How many people there are.</param>
/// <param name="seed">What tells one sample from another.</param>
internal sealed class SampleMaker(TransferManifest manifest, PolicyProgram program, DateOnly day, int people, long seed)
{
    private static readonly string[] Countries = ["KR", "US", "DE", "JP", "IE", "SG"];
    private static readonly string[] Evidence = ["form", "recording", "click"];

    /// <summary>The rows of a dataset.</summary>
    public SampleTable Rows(Dataset dataset)
    {
        var dice = new SampleRandom(seed);
        var cells = new Dictionary<string, Func<int, object?>>(StringComparer.Ordinal);
        if (dataset.Key is { } key)
        {
            cells[key.Value] = static person => Key(person);
        }

        foreach (var (attribute, column) in dataset.Subject.OrderBy(static s => s.Key.Name, StringComparer.Ordinal))
        {
            var deciding = DecidingValues.Of(attribute, program);
            cells.TryAdd(column.Value, _ => Fact(dice, attribute.Type, deciding));
        }

        foreach (var field in dataset.Fields)
        {
            var name = field.Name.Value;
            cells.TryAdd(name, field.Techniques.IsEmpty ? _ => dice.Next(100_000) : person => dice.Hash(name, person));
        }

        Func<int, object?>[] columns = [.. cells.Values];
        return new SampleTable(
            [.. cells.Keys],
            Enumerable.Range(1, people).Select(person => Array.ConvertAll(columns, cell => cell(person)))
        );
    }

    /// <summary>The consent records.</summary>
    public SampleTable Ledger() => new(["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice", "evidence"], Records());

    private IEnumerable<object?[]> Records()
    {
        var dice = new SampleRandom(unchecked(seed + 1));
        var consents = manifest
            .Consents.Where(static c => c.Value.Value.Holders == ConsentCoverage.Ledger)
            .Select(static c => c.Key)
            .OrderBy(static c => c.Name, StringComparer.Ordinal)
            .Select(c => (Consent: c, First: ConsentTerms.Of(c, day).Since ?? day))
            .ToList();
        for (var person = 1; person <= people; person++)
        {
            foreach (var (consent, first) in consents)
            {
                if (!dice.Happens(70))
                {
                    continue;
                }

                var record = Record(dice, person, consent, first);
                yield return record;
                if (dice.Happens(2))
                {
                    yield return record;
                }
                else if (dice.Happens(10))
                {
                    yield return Record(dice, person, consent, first);
                }
            }
        }
    }

    private object?[] Record(SampleRandom dice, int person, ConsentSymbol consent, DateOnly firstGrant)
    {
        // Every tenth day of a record is one on which it begins or ceases to count, or a day beside it.
        var granted = dice.Happens(10) ? Shift(firstGrant, dice.Next(3) - 1) : Shift(day, -dice.Next(450));
        DateOnly? withdrawn = dice.Happens(consent.Kind == ConsentKind.OptOut ? 40 : 12)
            ? dice.Happens(10)
                ? Shift(day, dice.Next(3) - 1)
                : Shift(granted, dice.Next(200))
            : null;
        DateOnly? expires = dice.Happens(10)
            ? dice.Happens(20)
                ? Shift(day, dice.Next(3) - 1)
                : Shift(granted, 90 + dice.Next(400))
            : null;
        object? first = Text(granted);
        switch (dice.Next(100))
        {
            case 0:
                first = "soon"; // no date that can be read
                break;
            case 1:
                first = Text(Shift(day, 1 + dice.Next(30))); // not yet
                break;
            case 2:
                withdrawn = Shift(granted, -1 - dice.Next(30)); // before there was anything to withdraw
                break;
            case < 8:
                first = Text(granted) + "T23:30:00Z"; // which day that is depends on the sender's zone
                break;
        }

        var notices = consent.Notices.IsEmpty ? ["v1", "v2"] : consent.Notices.Append("v0").ToArray();
        return [Key(person), consent.Name, first, Text(withdrawn), Text(expires), dice.Pick(notices), dice.Pick(Evidence)];
    }

    private static object? Fact(SampleRandom dice, AttributeType type, IReadOnlyList<object> deciding) =>
        dice.Happens(5) ? null
        : deciding.Count > 0 && dice.Happens(60) ? dice.Pick(deciding)
        : type.Kind switch
        {
            ValueKind.Boolean => dice.Happens(60),
            ValueKind.Integer or ValueKind.Decimal => dice.Next(90),
            ValueKind.Date => Text(new DateOnly(1940, 1, 1).AddDays(dice.Next(27_000))),
            ValueKind.Country => dice.Pick(Countries),
            ValueKind.Choice => dice.Pick(type.Choices),
            _ => string.Create(CultureInfo.InvariantCulture, $"text {dice.Next(10)}"),
        };

    private static string Key(int person) => string.Create(CultureInfo.InvariantCulture, $"u{person}");

    // The calendar ends at both ends.
    private static DateOnly Shift(DateOnly from, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(from.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
