using Sluice.Core.Binding.Names;

namespace Sluice.LanguageServer.Features;

/// <summary>What can stand in a selector.</summary>
internal static class SelectorCompletion
{
    public static void Offer(List<string> args, NameKind kind, bool inTest, CompletionOffer offer)
    {
        var last = args.Count > 0 ? args[^1] : "";
        switch (last)
        {
            case "partners" when IsRegion(args):
                offer.Add("in", "outside");
                return;
            case "in" or "outside" when IsRegion(args):
            case "|":
                offer.AddCountries().Add(NameKind.Region);
                return;
        }

        offer.Add(kind);
        if (inTest)
        {
            return;
        }

        offer.Add("any").Add(NameKind.Label, NameKinds.NameOf(kind));
        if (kind == NameKind.Partner)
        {
            offer.Add("partners");
        }
    }

    /// <summary>Whether the last words are those of `partners in` or `partners outside`, and not names.</summary>
    public static bool IsRegion(List<string> args)
    {
        var at = args.Count - (args[^1] == "partners" ? 1 : 2);
        return at >= 0 && args[at] == "partners" && (at == 0 || args[at - 1] is "," or "except");
    }
}
