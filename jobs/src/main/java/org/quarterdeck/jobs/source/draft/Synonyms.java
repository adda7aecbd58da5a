package org.quarterdeck.jobs.source.draft;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What files in English, French and Spanish call a staging column. A name counts whole or not at all. */
final class Synonyms {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(
                    "activity_id",
                    "activity identifier,activity code,activite id,code activite,codigo actividad,project code"),
            Map.entry("title", "activity title,titre,titulo,course title,project title,activity,activite,actividad"),
            Map.entry("kind", "activity type,type activite,tipo actividad,type,tipo"),
            Map.entry("state", "status,statut,estado,activity status"),
            Map.entry(
                    "starts_on", "start,actual start,start date,date debut,date de debut,fecha inicio,fecha de inicio"),
            Map.entry("ends_on", "end,actual end,end date,date fin,date de fin,fecha fin,fecha de fin"),
            Map.entry("modality", "format,modalite,modalidad"),
            Map.entry("programme_name", "programme,program,programa"),
            Map.entry("state_codes", "country,countries,pays,pais,paises"),
            Map.entry("state_code", "country,pays,pais"),
            Map.entry("flow_id", "transaction,id,contribution code,reference,flow"),
            Map.entry("donor_id", "provider ref,donor code,gms donor id"),
            Map.entry("donor_name", "provider,donor,donateur,bailleur,donante,src organization"),
            Map.entry("fund", "receiver,fonds,fondo,pooled fund name"),
            Map.entry("currency", "devise,moneda,original currency"),
            Map.entry("amount", "value,montant,importe,monto,original amount"),
            Map.entry("amount_usd", "montant usd,monto usd"),
            Map.entry("flow_on", "date,fecha"),
            Map.entry("value_on", "value date,date valeur,date de valeur,fecha valor"),
            Map.entry("stage", "transaction type"),
            Map.entry("party_id", "organisation ref"),
            Map.entry("due_on", "due date,expected date,echeance,vencimiento"),
            Map.entry("participants", "actual,people,participantes,number of participants"),
            Map.entry("sex", "sexe,sexo,gender"),
            Map.entry("valid_from", "from,du,desde"),
            Map.entry("valid_to", "to,au,hasta"),
            Map.entry("email", "e mail,mail,courriel,correo,correo electronico"),
            Map.entry("name", "nom,nombre,full name,participant,focal point"));

    private Synonyms() {}

    /** Is a file's column called what the staging column is called, in one of three languages? */
    static boolean fits(String fileName, String column) {
        String name = normal(fileName);
        return !name.isEmpty() && (name.equals(normal(column)) || words(column).contains(name));
    }

    /** Has the file's name one of the column's words in it? That is a hint and no more. */
    static boolean isNear(String fileName, String column) {
        String name = " " + normal(fileName) + " ";
        return words(column).stream().anyMatch(word -> word.length() > 3 && name.contains(" " + word + " "));
    }

    private static List<String> words(String column) {
        return Arrays.asList(WORDS.getOrDefault(column, column).split(",", -1));
    }

    /** Lower case, without accents, parted by single spaces: {@code amountUSD} is {@code amount usd}. */
    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}
