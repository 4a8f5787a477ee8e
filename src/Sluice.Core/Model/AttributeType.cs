using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>The type of an attribute or parameter.</summary>
/// <param name="Kind">What kind of value it holds.</param>
/// <param name="Choices">The names of <c>one of { … }</c>; empty for every other kind.</param>
public sealed record AttributeType(ValueKind Kind, ImmutableArray<string> Choices)
{
    /// <summary>A type without choices.</summary>
    public AttributeType(ValueKind kind)
        : this(kind, []) { }

    /// <summary>The type as a policy writes it.</summary>
    public override string ToString() =>
        Kind switch
        {
            ValueKind.Boolean => "boolean",
            ValueKind.Integer => "integer",
            ValueKind.Decimal => "decimal",
            ValueKind.Date => "date",
            ValueKind.Duration => "duration",
            ValueKind.Country => "country",
            ValueKind.Text => "text",
            ValueKind.Choice => $"one of {{ {string.Join(", ", Choices)} }}",
            ValueKind.Frequency => "frequency",
            _ => "unknown",
        };
}
