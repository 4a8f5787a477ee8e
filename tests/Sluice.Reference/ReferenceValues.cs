namespace Sluice.Reference;

/// <summary>Comparisons of a fact with a literal.</summary>
public static class ReferenceValues
{
    /// <summary>The frequencies, rarest first.</summary>
    public static readonly string[] Frequencies = ["once", "yearly", "quarterly", "monthly", "weekly", "daily", "hourly", "continuous"];

    /// <summary>What an operator says of the sign of a comparison.</summary>
    public static bool Holds(int sign, string op) =>
        op switch
        {
            "=" => sign == 0,
            "!=" => sign != 0,
            "<" => sign < 0,
            "<=" => sign <= 0,
            ">" => sign > 0,
            ">=" => sign >= 0,
            _ => throw new InvalidOperationException(op),
        };

    /// <summary>fact op literal; an unknown fact makes it unknown.</summary>
    public static Kleene Compare(ReferenceWorld world, PlainValue? fact, PlainKind kind, string op, PlainValue literal)
    {
        switch (fact, literal)
        {
            case (null, _):
                return Kleene.Unknown;
            case (PlainBoolean a, PlainBoolean b):
                return KleeneLogic.Of(Holds(a.Value.CompareTo(b.Value), op));
            case (PlainNumber a, PlainNumber b):
                return KleeneLogic.Of(Holds(a.Value.CompareTo(b.Value), op));
            case (PlainDate a, PlainDate b):
                return KleeneLogic.Of(Holds(a.Value.CompareTo(b.Value), op));
            case (PlainDuration a, PlainDuration b):
                return ReferenceDurations.Compare(world, a, op, b);
            case (PlainText a, PlainText b):
                return KleeneLogic.Of(Holds(string.CompareOrdinal(a.Value, b.Value), op));
            case (PlainName a, PlainName b) when kind == PlainKind.Frequency:
                return KleeneLogic.Of(Holds(Array.IndexOf(Frequencies, a.Value).CompareTo(Array.IndexOf(Frequencies, b.Value)), op));
            case (PlainName a, PlainName b) when kind == PlainKind.Country:
                // Inside `in { … }` a region stands for its countries.
                var inside = new ReferencePlaces(world.Policy).CountriesOf(b.Value).Contains(a.Value);
                return KleeneLogic.Of(op == "=" ? inside : !inside);
            case (PlainName a, PlainName b):
                return KleeneLogic.Of(Holds(string.CompareOrdinal(a.Value, b.Value), op));
            default:
                throw new InvalidOperationException($"{fact} {op} {literal}");
        }
    }
}
