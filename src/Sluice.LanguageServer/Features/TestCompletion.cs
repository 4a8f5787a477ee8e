using Sluice.Core.Binding.Names;

namespace Sluice.LanguageServer.Features;

/// <summary>What can stand behind the `with` of a test.</summary>
internal static class TestCompletion
{
    public static bool Expects(List<string> args)
    {
        var item = Last(args);
        return item.Count == 0
            || (item.Count == 1 && item[0] is "technique" or "consent" or "agreement" or "evidence" or "claims")
            || (item.Count == 2 && item[0] == "consent")
            || item[^1] is "=" or "!=" or "<" or "<=" or ">" or ">="
            || ConditionCompletion.InArguments(item);
    }

    public static void Item(List<string> args, CompletionOffer offer)
    {
        var item = Last(args);
        switch (item)
        {
            case []:
                offer.Add("technique", "consent", "agreement", "evidence", "claims").AddFacts();
                break;
            case ["technique", _, "(", ..]:
                ConditionCompletion.Arguments(item, "technique", offer);
                break;
            case ["technique"]:
                offer.Add(NameKind.Technique);
                break;
            case ["consent"]:
                offer.Add(NameKind.Consent);
                break;
            case ["consent", _]:
                offer.Add("all", "none", "ledger");
                break;
            case ["agreement"]:
                offer.Add(NameKind.Agreement);
                break;
            case ["evidence"]:
                offer.Add(NameKind.Evidence);
                break;
            case ["claims"]:
                offer.Add(NameKind.Form);
                break;
            case [var fact, _]:
                ConditionCompletion.Values(fact, null, offer);
                break;
        }
    }

    public static void Continue(List<string> args, CompletionOffer offer)
    {
        var item = Last(args);
        if (item.Count == 1)
        {
            offer.Add("=");
        }
        else if (char.IsAsciiDigit(item[^1][0]))
        {
            offer.AddUnits(item[^1]);
        }
    }

    // Behind the last comma that is not between parentheses.
    private static List<string> Last(List<string> args)
    {
        var item = new List<string>();
        var depth = 0;
        foreach (var word in args)
        {
            depth +=
                word == "(" ? 1
                : word == ")" ? -1
                : 0;
            if (word == "," && depth == 0)
            {
                item.Clear();
            }
            else
            {
                item.Add(word);
            }
        }

        return item;
    }
}
