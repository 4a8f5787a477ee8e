using Sluice.Core.Binding.Names;
using Sluice.Syntax.Syntax;

namespace Sluice.LanguageServer.Features;

/// <summary>What can stand in the heads of declarations and in blocks that hold no clauses.</summary>
internal static class DeclarationCompletion
{
    private static readonly string[] Types = [.. SyntaxFacts.TypeNames, "one of"];

    /// <summary>Behind the keyword of a declaration, outside its block.</summary>
    public static void Offer(PolicyCompletionContext.Frame file, CompletionOffer offer)
    {
        var args = file.Args;
        switch (file.Clause)
        {
            case "attribute" or "subject" when args is [.., ":"]:
                offer.Add(Types);
                break;
            case "attribute" when args is [.., "="]:
                offer.Add("script");
                break;
            case "attribute" or "subject" when args is [.., "one"]:
                offer.Add("of");
                break;
            case "subject" when args.Count == 0:
                offer.Add("attribute");
                break;
            case "technique" or "duty" when args is [.., ":"]:
                offer.Add(Types);
                break;
            case "population" when args.Contains("="):
                var condition = args[(args.IndexOf("=") + 1)..];
                if (ConditionCompletion.Expects(condition))
                {
                    ConditionCompletion.Offer(condition, null, offer);
                }
                else
                {
                    ConditionCompletion.Continue(condition, offer);
                }

                break;
            case "population" when args.Count == 0 || args[^1] == ".":
                offer.Add(NameKind.Population);
                break;
            case "category" or "purpose" or "partner" when args.Count > 0 && !file.Closed:
                Entry(file.Clause, args, offer);
                break;
        }
    }

    /// <summary>Whether a word must follow in a head or in a block that holds no clauses; `block` is what opened it.</summary>
    public static bool Requires(string block, List<string> args) =>
        block switch
        {
            "population" when args.IndexOf("=") is >= 0 and var at => ConditionCompletion.Expects(args[(at + 1)..]),
            "subject" when args.Count == 0 => true,
            "category" or "purpose" or "partner" => args is [.., "from" or "in" or "links" or "at" or ","],
            "values" or "region" => args.Count == 0 || args[^1] == ",",
            _ => args is [.., ":" or "one" or "="],
        };

    /// <summary>In a block whose content is no clauses.</summary>
    public static void Operand(PolicyCompletionContext.Frame frame, string? technique, CompletionOffer offer)
    {
        switch (frame.Block)
        {
            case "category" or "purpose" when frame.Args.Count > 0:
                Entry(frame.Block, frame.Args, offer);
                break;
            case "partner"
                when frame.Args.Count > 0
                    && frame.Args.FindLastIndex(static a => a == "in") is >= 0 and var at
                    && frame.Args[at..].All(static a => a is "in" or "," || char.IsAsciiLetterUpper(a[0])):
                if (frame.Args[^1] is "in" or ",")
                {
                    offer.AddCountries();
                }
                else
                {
                    offer.Add("in");
                }

                break;
            case "partner":
                offer.Add("in");
                if (frame.Args.Count > 0)
                {
                    offer.Add(NameKind.Label, "partner");
                }

                break;
            case "region":
                offer.AddCountries().Add(NameKind.Region);
                break;
            case "values" when frame.Around is { } around && around.Args.Count > 1:
                ConditionCompletion.Values(around.Args[^2], technique, offer);
                offer.Add(NameKind.Region);
                break;
        }
    }

    // Behind a name of a tree.
    private static void Entry(string tree, List<string> args, CompletionOffer offer)
    {
        var part = args.FindLastIndex(static a => a is "from" or "links" or "domain");
        if (part >= 0 && tree == "category" && args[part] == "from" && args[^1] is "from" or "," or ".")
        {
            offer.Add(NameKind.Category);
        }
        else if (args[^1] == "links")
        {
            offer.Add("at");
        }
        else if (args is [.., "links", "at"])
        {
            offer.Add(NameKind.Form);
        }
        else
        {
            offer
                .Add(NameKind.Label, tree)
                .Add(
                    tree == "category" ? ["domain", "from"]
                    : tree == "purpose" ? ["links"]
                    : []
                );
        }
    }
}
