namespace Sluice.Reference.Generation;

/// <summary>Literals and facts from so few values that they meet.</summary>
public sealed class ValueBuilder(Dice dice)
{
    /// <summary>A constant for a comparison.</summary>
    public PlainValue Constant(PlainKind kind, IReadOnlyList<string> choices) =>
        kind switch
        {
            PlainKind.Boolean => new PlainBoolean(dice.Chance(50)),
            PlainKind.Integer => new PlainNumber(dice.Pick(14, 18, 50)),
            PlainKind.Decimal => new PlainNumber(dice.Pick(0.5m, 1.25m, 2.0m)),
            PlainKind.Date => new PlainDate(dice.One(Words.Days)),
            PlainKind.Duration => Duration(),
            PlainKind.Country => new PlainName(dice.One(Words.Countries)),
            PlainKind.Text => new PlainText(dice.Pick("", "yes", "2020-01-01", "a \"b\"")),
            PlainKind.Frequency => new PlainName(dice.One(ReferenceValues.Frequencies)),
            _ => new PlainName(dice.One(choices)),
        };

    /// <summary>A value that a manifest states: at a constant or beside it.</summary>
    public PlainValue Stated(PlainKind kind, IReadOnlyList<string> choices) =>
        Constant(kind, choices) switch
        {
            PlainNumber number => new PlainNumber(
                number.Value + (kind == PlainKind.Integer ? dice.Between(-1, 1) : dice.Pick(-0.25m, 0m, 0.25m))
            ),
            PlainDate date => new PlainDate(date.Value.AddDays(dice.Between(-1, 1))),
            var value => value,
        };

    /// <summary>A duration in any unit.</summary>
    public PlainDuration Duration() =>
        dice.Pick<PlainDuration>(
            new(12, "hours"),
            new(30, "days"),
            new(90, "days"),
            new(365, "days"),
            new(4, "weeks"),
            new(1, "months"),
            new(3, "months"),
            new(12, "months"),
            new(1, "years")
        );
}
