using Sluice.Core.Model;

namespace Sluice.LanguageServer.Features;

/// <summary>What the built-in facts and the words of conditions mean, in a sentence.</summary>
internal static class FactDocumentation
{
    /// <summary>The sentence, or null for a word that is none of them.</summary>
    public static string? Of(string word) =>
        word switch
        {
            "role" =>
                "The role of the recipient: the first of controller, joint_controller and processor that an agreement with all its evidence gives it, else third_party.",
            "form" => "How far the data is from the person it is about, after the techniques applied to it.",
            "claim" => "`claim refuted`: the manifest says the data has a stronger form than it has.",
            "beside" =>
                "`beside SELECTOR`: something else in the transfer that goes to the same recipient, or one above or below it, touches it; `beside N of SELECTOR`: at least N categories do.",
            "enumerable" => "Whether all values the category can have can be tried out.",
            _ => BuiltinFacts.Find(word)?.Documentation,
        };
}
