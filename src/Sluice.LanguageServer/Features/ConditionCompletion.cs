using Sluice.Core.Binding.Names;
using Sluice.Core.Model;

namespace Sluice.LanguageServer.Features;

/// <summary>What can stand in a condition.</summary>
internal static class ConditionCompletion
{
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">="];

    public static bool Expects(List<string> args) =>
        args.Count == 0
        || args[^1] is "and" or "or" or "not" or "(" or "." or "consent" or "agreement" or "about" or "beside" or "claim" or "in"
        || (args[^1] is "," or "except" && InBeside(args))
        || (args[^1] == "any" && !InBeside(args))
        || Operators.Contains(args[^1]);

    public static void Offer(List<string> args, string? technique, CompletionOffer offer)
    {
        var last = args.Count > 0 ? args[^1] : "";
        switch (last)
        {
            case "consent":
                offer.Add(NameKind.Consent);
                break;
            case "agreement":
                offer.Add(NameKind.Agreement);
                break;
            case "any":
                offer.Add("agreement");
                break;
            case "claim":
                offer.Add("refuted");
                break;
            case "about":
                offer.Add(NameKind.Population);
                break;
            case "beside" or "," or "except":
                SelectorCompletion.Offer([], NameKind.Category, inTest: false, offer);
                break;
            case "in":
                break;
            case var sign when Operators.Contains(sign):
                Values(args.Count > 1 ? args[^2] : "", technique, offer);
                break;
            default:
                offer.AddFacts().Add("not");
                if (technique is null)
                {
                    offer.Add("consent", "agreement", "any agreement", "claim refuted", "about", "beside", "role", "form");
                }
                else
                {
                    offer.Add("enumerable").Add(NameKind.Parameter, "technique " + technique);
                }

                break;
        }
    }

    /// <summary>The values of a fact.</summary>
    public static void Values(string fact, string? technique, CompletionOffer offer)
    {
        switch (fact)
        {
            case "form" when technique is null:
                offer.Add(NameKind.Form);
                break;
            case "role" when technique is null:
                offer.Add([.. Roles.Names]);
                break;
            case var name when BuiltinFacts.Parse(name) is not null:
                offer.AddValues(name);
                break;
            default:
                offer.AddValues(technique is null ? "attribute " + fact : $"parameter technique {technique}.{fact}");
                break;
        }
    }

    public static void Continue(List<string> args, CompletionOffer offer)
    {
        offer.Add("and", "or");
        if (InBeside(args))
        {
            offer.Add("except");
        }

        if (args.Count > 0 && char.IsAsciiDigit(args[^1][0]))
        {
            offer.AddUnits(args[^1]);
        }

        // Behind a fact alone.
        if (args.Count > 0 && char.IsAsciiLetterLower(args[^1][0]) && (args.Count == 1 || args[^2] is "and" or "or" or "not" or "("))
        {
            offer.Add(Operators).Add("in");
        }
    }

    /// <summary>What can stand between the parentheses of a duty or technique.</summary>
    public static void Arguments(List<string> args, string kind, CompletionOffer offer)
    {
        if (!InArguments(args))
        {
            return;
        }

        var open = args.LastIndexOf("(");
        var owner = $"{kind} {(open > 0 ? args[open - 1] : "")}";
        offer.Names.Clear();
        if (args[^1] is "(" or ",")
        {
            offer.Add(NameKind.Parameter, owner);
        }
        else if (args[^1] == ":" && args.Count > 1)
        {
            offer.AddValues($"parameter {owner}.{args[^2]}");
        }
        else if (char.IsAsciiDigit(args[^1][0]))
        {
            offer.AddUnits(args[^1]);
        }
    }

    public static bool InArguments(List<string> args) => args.LastIndexOf("(") > args.LastIndexOf(")");

    private static bool InBeside(List<string> args)
    {
        for (var i = args.Count - 1; i >= 0; i--)
        {
            if (args[i] == "beside")
            {
                return true;
            }

            if (args[i] is "and" or "or" or "(" or ")")
            {
                return false;
            }
        }

        return false;
    }
}
