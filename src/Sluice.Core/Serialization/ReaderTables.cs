using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>What the parts of a file refer to by number, as far as it is read.</summary>
internal sealed class ReaderTables
{
    public ReaderTexts Texts { get; set; } = null!;

    public SourceText[] Sources { get; set; } = [];

    /// <summary>The lengths of the sources in characters, which places must not go beyond.</summary>
    public int[] SourceLengths { get; set; } = [];

    public Vocabulary Vocabulary { get; set; } = null!;

    /// <summary>The attributes of transfers, then those of people.</summary>
    public ImmutableArray<AttributeSymbol> Attributes { get; set; } = [];

    /// <summary>The parameters of all techniques, then those of all duties.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; set; } = [];

    public IClauses Clauses { get; set; } = null!;

    public ResolvedSelector<CategorySymbol>[] Categories { get; set; } = [];

    public ResolvedSelector<PartnerSymbol>[] Partners { get; set; } = [];

    public ResolvedSelector<PurposeSymbol>[] Purposes { get; set; } = [];
}
