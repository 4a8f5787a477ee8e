using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>What a sender wants to send: one transfer, every name bound to the vocabulary of a policy set.</summary>
public sealed record TransferManifest
{
    /// <summary>The file it stands in.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The part of the file that is this transfer.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>SHA-256 of this transfer's text with line endings normalised, lower-case hex without prefix.</summary>
    public required string Digest { get; init; }

    /// <summary>The name of the transfer (<c>transfer</c>).</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The recipients: the one of <c>to</c> first, then those of <c>onward</c>, as listed.</summary>
    public required ImmutableArray<Recipient> Recipients { get; init; }

    /// <summary>The purposes, as listed.</summary>
    public required ImmutableArray<Located<PurposeSymbol>> Purposes { get; init; }

    /// <summary>When it is sent.</summary>
    public required TransferDates Dates { get; init; }

    /// <summary>The agreements it names, as listed.</summary>
    public ImmutableArray<Located<AgreementSymbol>> Agreements { get; init; } = [];

    /// <summary>What can be shown for each agreement it names.</summary>
    public ImmutableDictionary<AgreementSymbol, ImmutableArray<string>> Evidence { get; init; } =
        ImmutableDictionary<AgreementSymbol, ImmutableArray<string>>.Empty;

    /// <summary>Where <c>evidence</c> stands, or null when it is not written.</summary>
    public SourceLocation? EvidenceLocation { get; init; }

    /// <summary>The built-in facts that are stated for the whole transfer and nowhere nearer.</summary>
    public ImmutableDictionary<BuiltinFact, Located<Value>> Facts { get; init; } = ImmutableDictionary<BuiltinFact, Located<Value>>.Empty;

    /// <summary>What may also stand nearer: the population, the facts of single fields, attributes.</summary>
    public StatedFacts Stated { get; init; } = StatedFacts.None;

    /// <summary>For whom each consent holds; a consent that is left out is not known.</summary>
    public ImmutableDictionary<ConsentSymbol, Located<ConsentStatement>> Consents { get; init; } =
        ImmutableDictionary<ConsentSymbol, Located<ConsentStatement>>.Empty;

    /// <summary>The datasets, as listed; at least one.</summary>
    public required ImmutableArray<Dataset> Datasets { get; init; }

    /// <summary>The consent records, or null.</summary>
    public Ledger? Ledger { get; init; }

    /// <summary>The sender's time zone (IANA), which says in which day a moment of the ledger lies; null for UTC.</summary>
    public Located<string>? Zone { get; init; }

    /// <summary>The <c>transfer</c> key's place.</summary>
    public SourceLocation Location => Name.Location;
}
