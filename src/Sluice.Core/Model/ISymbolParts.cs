using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// Passes over what a symbol says beside its name, part by part: a writer, a reader and a digest of symbols differ in what they do with a
/// part, and not in which parts there are. Each member returns the value that the symbol has from then on, which is another one only for a
/// reader.
/// </summary>
internal interface ISymbolParts
{
    /// <summary>One of a number of choices.</summary>
    /// <param name="value">The number of the choice.</param>
    /// <param name="count">How many choices there are.</param>
    int Choice(int value, int count);

    /// <summary>Categories, partners and purposes.</summary>
    Scope Scope(Scope value);

    /// <summary>Days.</summary>
    Period Period(Period value);

    /// <summary>A value that may be left out.</summary>
    Value? Optional(Value? value);

    /// <summary>Texts of which the order means nothing.</summary>
    ImmutableArray<string> Texts(ImmutableArray<string> value);
}
