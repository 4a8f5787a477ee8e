namespace Sluice.Core.Model;

/// <summary>Names and types of the built-in facts.</summary>
public static class BuiltinFacts
{
    /// <summary>All names, in the order of <see cref="BuiltinFact"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["date", "frequency", "retention", "people", "records", "destination"];

    private static readonly AttributeType[] Types =
    [
        new(ValueKind.Date),
        new(ValueKind.Frequency),
        new(ValueKind.Duration),
        new(ValueKind.Integer),
        new(ValueKind.Integer),
        new(ValueKind.Country),
    ];

    /// <summary>The name of a fact.</summary>
    public static string NameOf(BuiltinFact fact) => Names[(int)fact];

    /// <summary>The type of a fact's value.</summary>
    public static AttributeType TypeOf(BuiltinFact fact) => Types[(int)fact];

    /// <summary>The fact with that name, or null.</summary>
    public static BuiltinFact? Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return (BuiltinFact)i;
            }
        }

        return null;
    }
}
