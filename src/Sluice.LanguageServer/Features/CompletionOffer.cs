using Sluice.Core.Binding.Names;
using Sluice.Syntax.Syntax;

namespace Sluice.LanguageServer.Features;

/// <summary>What can stand at a place.</summary>
internal sealed class CompletionOffer
{
    /// <summary>Words of the language, with what they are for.</summary>
    public List<string> Words { get; } = [];

    /// <summary>Clauses that can begin.</summary>
    public List<ClauseDefinition> Clauses { get; } = [];

    /// <summary>Kinds of names, with their owner where they have one.</summary>
    public List<(NameKind Kind, string Owner)> Names { get; } = [];

    /// <summary>The attribute, parameter or built-in fact whose values can stand here; null for none.</summary>
    public string? ValuesOf { get; private set; }

    /// <summary>Whether country codes can stand here.</summary>
    public bool Countries { get; private set; }

    /// <summary>Whether built-in facts can stand here.</summary>
    public bool Facts { get; private set; }

    /// <summary>Whether one of it must stand here.</summary>
    public bool IsRequired { get; set; }

    public CompletionOffer Add(params ReadOnlySpan<string> words)
    {
        Words.AddRange(words);
        return this;
    }

    public CompletionOffer Add(NameKind kind, string owner = "")
    {
        Names.Add((kind, owner));
        return this;
    }

    public CompletionOffer AddValues(string owner)
    {
        ValuesOf = owner;
        return this;
    }

    /// <summary>The units of time behind a number.</summary>
    public CompletionOffer AddUnits(string number) =>
        number == "1" ? Add("day", "week", "month", "year", "hour") : Add("days", "weeks", "months", "years", "hours");

    public CompletionOffer AddCountries()
    {
        Countries = true;
        return this;
    }

    public CompletionOffer AddFacts()
    {
        Facts = true;
        return Add(NameKind.Attribute);
    }
}
