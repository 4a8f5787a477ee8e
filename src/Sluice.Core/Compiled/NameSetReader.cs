using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>Reads selectors.</summary>
internal sealed class NameSetReader(ByteReader bytes, Vocabulary vocabulary)
{
    private readonly List<NameSet<CategorySymbol>> categories = [];
    private readonly List<NameSet<PartnerSymbol>> partners = [];
    private readonly List<NameSet<PurposeSymbol>> purposes = [];

    public NameSet<CategorySymbol> Categories() => Read(categories, vocabulary.Categories.Count);

    public Scope Scope() => new(Categories(), Read(partners, vocabulary.Partners.Count), Read(purposes, vocabulary.Purposes.Count));

    private NameSet<T> Read<T>(List<NameSet<T>> known, int names)
        where T : TreeSymbol
    {
        var number = bytes.Index(known.Count + 1);
        if (number == known.Count)
        {
            var words = (names >> 6) + 1;
            var text = bytes.Text();
            var covered = bytes.Words(words);
            known.Add(new NameSet<T>(text, covered, bytes.Flag() ? covered : bytes.Words(words)));
        }

        return known[number];
    }
}
