/** Family and given names that go together. Families are firm-wide unique as long as there are enough of them. */
export interface NameStock {
  readonly families: readonly string[]
  readonly women: readonly string[]
  readonly men: readonly string[]
}

const stock = (families: string, women: string, men: string): NameStock => ({
  families: families.split(', '),
  women: women.split(', '),
  men: men.split(', '),
})

/** Names by origin, with how often the origin occurs among the firm's clients. */
export const nameStocks: readonly (readonly [stock: NameStock, weight: number])[] = [
  [
    stock(
      'Abernathy, Alden, Ashworth, Barclay, Beaumont, Bradford, Calloway, Carrington, Chadwick, Chamberlain, Cromwell, Dalton, Ellsworth, Fairbanks, Farnsworth, Fenwick, Garrison, Granger, Hargrove, Hartwell, Hathaway, Hollister, Huntington, Kingsley, Langdon, Lockhart, Merriweather, Montgomery, Norwood, Oakes, Pemberton, Penrose, Prescott, Radcliffe, Ridgeway, Rutherford, Sheffield, Sinclair, Stanhope, Sterling, Thackeray, Thorne, Trumbull, Underhill, Wakefield, Wellington, Westbrook, Wexford, Whitaker, Winslow, Woodward, Wyndham, Yardley, Holloway, Kirkland, Marlowe, Nash, Pruitt, Ransom, Talbot',
      'Margaret, Caroline, Elizabeth, Charlotte, Victoria, Susan, Emily, Katherine, Anne, Diana, Rosalind, Jane, Philippa, Laura',
      'James, Edward, William, Henry, Charles, Thomas, Andrew, Robert, George, Philip, Peter, Nicholas, Graham, Douglas',
    ),
    9,
  ],
  [
    stock(
      'Brennan, Callahan, Cassidy, Costello, Delaney, Donovan, Fitzgerald, Gallagher, Hennessy, Kavanagh, Keating, MacAllister, McKenna, Mulligan, O’Rourke, Quinlan, Rafferty, Sullivan, Tierney, Buchanan, Drummond, Galbraith, Kinnaird, Lennox, Macpherson, Sutherland',
      'Fiona, Maeve, Siobhan, Deirdre, Catriona, Aileen, Bridget, Nora, Moira, Isla',
      'Liam, Declan, Brendan, Conor, Malcolm, Alasdair, Rory, Kieran, Niall, Duncan',
    ),
    4,
  ],
  [
    stock(
      'Aguilar, Benítez, Cárdenas, Castillo, Cordero, Delgado, Escobar, Figueroa, Gallardo, Ibáñez, Lozano, Maldonado, Montoya, Navarro, Olivares, Pacheco, Quintero, Salazar, Santillán, Urrutia, Valdivia, Villanueva, Zamora, Zubiría',
      'Isabel, Lucía, Mercedes, Valentina, Carolina, Pilar, Elena, Marisol, Adriana, Beatriz',
      'Alejandro, Javier, Rodrigo, Fernando, Joaquín, Ricardo, Sebastián, Emilio, Andrés, Luis',
    ),
    4,
  ],
  [
    stock(
      'Almeida, Barroso, Cardoso, Figueiredo, Guimarães, Lacerda, Magalhães, Noronha, Queiroz, Sampaio, Teixeira, Vasconcelos',
      'Fernanda, Beatriz, Luciana, Helena, Mariana, Teresa, Leonor, Inês',
      'Rafael, Gustavo, Eduardo, Henrique, Thiago, Paulo, Duarte, Miguel',
    ),
    2,
  ],
  [
    stock(
      'Bellini, Bonaventura, Caruso, Castellano, Conti, De Santis, Esposito, Ferrante, Galli, Lombardi, Marchetti, Moretti, Orsini, Pellegrini, Ricasoli, Rinaldi, Santoro, Tedeschi, Valentini, Zanetti',
      'Francesca, Giulia, Chiara, Paola, Alessandra, Bianca, Silvia, Caterina, Lucia',
      'Lorenzo, Marco, Alessandro, Giovanni, Stefano, Paolo, Riccardo, Federico, Davide',
    ),
    3,
  ],
  [
    stock(
      'Beauchamp, Charpentier, Delacroix, Deschamps, Dufresne, Fournier, Gauthier, Lacroix, Lambert, Lefèvre, Marchand, Montclair, Peltier, Rousseau, Saint-Clair, Tessier, Vasseur, Villeneuve',
      'Céline, Mathilde, Élodie, Juliette, Camille, Hélène, Isabelle, Sylvie, Marianne',
      'Antoine, Étienne, Laurent, Mathieu, Olivier, Philippe, Thierry, Benoît, Julien',
    ),
    2,
  ],
  [
    stock(
      'Aebischer, Amstutz, Baumgartner, Bürgi, Eichenberger, Engel, Frey, Gerber, Hofmann, Imhof, Kessler, Lindenmann, Meierhans, Oberholzer, Pfister, Reinhardt, Rüegg, Schönberg, Stauffer, Steiner, Vonlanthen, Wagner, Weidmann, Zellweger, Zimmerli',
      'Annelies, Claudia, Franziska, Katharina, Monika, Regula, Sabine, Ursula, Verena, Johanna',
      'Andreas, Beat, Christoph, Felix, Jürg, Konrad, Matthias, Reto, Thomas, Ulrich',
    ),
    3,
  ],
  [
    stock(
      'Aaltonen, Bergström, Dahlgren, Ekberg, Engström, Halvorsen, Hedlund, Holmqvist, Kristiansen, Lindgren, Lundqvist, Nygaard, Rasmussen, Sandström, Sørensen, Thorvald, Vinter, Wallin',
      'Astrid, Birgitta, Elin, Ingrid, Karin, Liv, Maja, Sigrid, Solveig',
      'Anders, Bjørn, Erik, Gustav, Henrik, Lars, Magnus, Nils, Sven',
    ),
    2,
  ],
  [
    stock(
      'Bosman, De Graaf, De Vries, Hoekstra, Kuiper, Meijer, Van Aalst, Van den Berg, Van der Linden, Verhoeven, Visser, Westerveld',
      'Anneke, Femke, Marijke, Saskia, Willemijn, Hanneke',
      'Bastiaan, Diederik, Joost, Maarten, Pieter, Willem',
    ),
    1,
  ],
  [
    stock(
      'Baranowski, Chernoff, Dvořák, Horváth, Jankowski, Kaminski, Kovács, Lazarov, Malinowski, Novák, Petrovic, Radović, Sokolov, Szabó, Vukovic, Wiśniewski',
      'Agnieszka, Danuta, Eva, Irena, Katarina, Magdalena, Milena, Zsófia, Vera',
      'Andrzej, Gábor, Jakub, László, Marek, Milan, Piotr, Tomáš, Viktor',
    ),
    2,
  ],
  [
    stock(
      'Abramson, Adler, Bernstein, Edelman, Feinberg, Goldsmith, Hirsch, Kaplan, Lieberman, Mandelbaum, Perlman, Rosenthal, Shapiro, Silverstein, Stern, Weinberg, Wolfson, Zuckerman',
      'Abigail, Deborah, Judith, Leah, Miriam, Naomi, Rachel, Ruth, Shira',
      'Aaron, Benjamin, Daniel, David, Ethan, Joel, Jonathan, Nathan, Samuel',
    ),
    3,
  ],
  [
    stock(
      'Agarwal, Banerjee, Bhattacharya, Chandrasekhar, Chopra, Desai, Deshpande, Ganguly, Iyer, Kapoor, Krishnan, Kulkarni, Malhotra, Menon, Mukherjee, Nair, Pillai, Rajagopal, Sarkar, Seth, Shetty, Srinivasan, Varma, Venkataraman',
      'Anjali, Deepa, Kavita, Lakshmi, Meera, Nandini, Priya, Radhika, Sunita, Vidya',
      'Anil, Arvind, Gopal, Karthik, Manish, Nikhil, Prakash, Rajiv, Sanjay, Vikram',
    ),
    4,
  ],
  [
    stock(
      'Cheng, Fong, Gao, Hsieh, Huang, Kwan, Lau, Leung, Liang, Lin, Ng, Ong, Peng, Shen, Siu, Tang, Tsai, Wen, Wong, Xu, Yeung, Zhao, Zhou',
      'Grace, Hui-Min, Jennifer, Lily, Mei-Ling, Michelle, Shu-Fen, Vivian, Winnie, Xiaoyan',
      'Alan, Chi-Wai, Derek, Edmund, Jason, Kevin, Raymond, Stanley, Victor, Wei',
    ),
    4,
  ],
  [
    stock(
      'Fujimoto, Hayashida, Ishikawa, Kobayashi, Matsuda, Morikawa, Nakagawa, Okamoto, Shimizu, Takahashi, Uchida, Yamashiro',
      'Akiko, Emi, Haruka, Keiko, Michiko, Naomi, Yuki',
      'Daisuke, Hiroshi, Kazuo, Kenji, Masato, Shinji, Takeshi',
    ),
    2,
  ],
  [
    stock(
      'Bae, Chung, Gwon, Hahn, Jeong, Kang, Namgung, Oh, Park-Lee, Ryu, Shin, Yoon',
      'Eun-Ji, Grace, Hye-Jin, Ji-Woo, Min-Seo, Soo-Yeon',
      'Dong-Hyun, Ji-Hoon, Joon, Min-Jun, Sang-Woo, Sung-Ho',
    ),
    2,
  ],
  [
    stock(
      'Bui, Dang, Hoang, Huynh, Mai, Phan, Tran-Ellis, Truong, Vo, Vuong',
      'Anh, Hanh, Lan, Linh, Mai, Thu',
      'Binh, Duc, Hung, Khanh, Minh, Tuan',
    ),
    1,
  ],
  [
    stock(
      'Abdallah, Al-Hashimi, Al-Rashid, Barakat, Chehab, Darwish, El-Sayed, Fakhoury, Haddad, Khalil, Mansour, Najjar, Qasim, Sabbagh, Shaheen, Tamimi',
      'Amira, Dina, Hala, Layla, Mona, Nadine, Rania, Yasmin',
      'Faisal, Hassan, Karim, Nabil, Omar, Samir, Tariq, Ziad',
    ),
    2,
  ],
  [
    stock(
      'Afshar, Bakhtiari, Dariush, Ebrahimi, Farahani, Golshan, Hosseini, Kamali, Mirzaei, Pahlevan, Rostami, Tehrani',
      'Laleh, Mahnaz, Nasrin, Parisa, Roya, Shirin',
      'Babak, Cyrus, Farhad, Kamran, Omid, Reza',
    ),
    1,
  ],
  [
    stock(
      'Achebe, Adebayo, Adeleke, Agyeman, Amponsah, Boateng, Danjuma, Ekwueme, Eze, Mensah, Nkrumah, Obi, Okeke, Okonjo, Onyango, Owusu, Diallo, Keita, Ndiaye, Sesay',
      'Abena, Adaeze, Aisha, Chiamaka, Efua, Folake, Ngozi, Yaa',
      'Chidi, Emeka, Femi, Kofi, Kwame, Oluwaseun, Tunde, Uche',
    ),
    3,
  ],
  [
    stock(
      'Dlamini, Haile, Kamau, Khumalo, Mwangi, Ndlovu, Njoroge, Otieno, Radebe, Tesfaye, Tadesse, Wanjiru',
      'Lindiwe, Makena, Nomsa, Selam, Thandi, Wambui',
      'Dawit, Jabulani, Kipchoge, Mandla, Sipho, Themba',
    ),
    1,
  ],
  [
    stock(
      'Andreadis, Christodoulou, Economou, Georgiou, Karras, Konstantinou, Pappas, Stavros, Theodorou, Vassilakis, Aydın, Demir, Kaya, Yılmaz',
      'Anastasia, Despina, Eleni, Ioanna, Sofia, Elif, Zeynep',
      'Alexandros, Dimitri, Kostas, Nikos, Yannis, Emre, Kerem',
    ),
    2,
  ],
  [
    stock(
      'Baptiste, Beckford, Charles-Lloyd, Desrosiers, Freeman, Gaines, Hairston, Joseph, Lafontant, Lewis-Grant, Mayfield, Pierre-Louis, Robinson, Toussaint, Washington, Whitfield-Price',
      'Angela, Denise, Jacqueline, Monique, Nicole, Renée, Simone, Yvonne',
      'André, Calvin, Darius, Jerome, Marcus, Reginald, Terrence, Winston',
    ),
    3,
  ],
]
